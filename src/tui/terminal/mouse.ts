import type { MouseButton, MouseEvent } from '../display'

/** What a terminal reports of its mouse; `code` is the button with its bits, column and row count from 1. */
export interface MouseReport {
  readonly code: number
  readonly x: number
  readonly y: number
  readonly released: boolean
}

/** The bits of the code: which button, then shift, alt and control, which say nothing to us, then these. */
const BUTTON = 3
const MOTION = 32
const WHEEL = 64
/** Buttons beyond the wheel. */
const FURTHER = 128
const BUTTONS: readonly (MouseButton | undefined)[] = ['left', 'middle', 'right']

/** The report as an event; undefined for what nobody needs: movement without a button, sideways wheels, further buttons. */
export const mouseReport = ({ code, x, y, released }: MouseReport): MouseEvent | undefined => {
  if (x < 1 || y < 1 || code & FURTHER) return undefined
  const at = { type: 'mouse', x: x - 1, y: y - 1 } as const
  if (code & WHEEL) return released || code & MOTION ? undefined : wheel(at, code & BUTTON)
  const button = BUTTONS[code & BUTTON]
  if (button === undefined) return undefined
  if (released) return { ...at, action: 'release', button }
  return { ...at, action: code & MOTION ? 'drag' : 'press', button }
}

const wheel = (at: Pick<MouseEvent, 'type' | 'x' | 'y'>, direction: number): MouseEvent | undefined => {
  if (direction > 1) return undefined
  return { ...at, action: direction === 0 ? 'wheel-up' : 'wheel-down' }
}
