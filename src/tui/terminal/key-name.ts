import type { InputEvent, KeyPhase } from '../display'
import type { BlessedKey } from './blessed-screen'

type KeyEvent = Extract<InputEvent, { readonly type: 'key' }>

/** The event of a character that stands for itself; undefined for control characters and escape sequences. */
export const characterKey = (sequence: string, phase?: KeyPhase): KeyEvent | undefined => {
  if (sequence < ' ' || sequence.startsWith('\x7f')) return undefined
  return { type: 'key', name: sequence === ' ' ? 'space' : sequence, text: sequence, ...(phase && { phase }) }
}

/** The event of a key that blessed recognized. blessed tells Enter twice, as `enter` and as `return`: once is enough. */
export const namedKey = (key: BlessedKey): KeyEvent | undefined => {
  if (key.name === undefined || key.name === 'undefined' || key.name === 'return') return undefined
  return { type: 'key', name: key.full, text: '' }
}
