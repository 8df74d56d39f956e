import type { Action } from './action'
import type { Context } from './context'
import type { Model } from './model'
import { en, type Words } from './words/en'

/** The words of a hint, by their name in the catalogue. */
export type HintWord = keyof Words['hints']

/** How a binding is shown in the line of hints. */
export interface Hint {
  /** How the key is written, where several keys share one hint. */
  readonly keys?: string | ((model: Model) => string)
  readonly words: HintWord | ((model: Model) => HintWord)
  /** 1 stays longest when the line is short. */
  readonly rank: number
  readonly when?: (model: Model) => boolean
}

/** One row of the key map: dispatch, hints and help all come from it. */
export interface Binding {
  readonly context: Context
  /** Names as in InputEvent. */
  readonly keys: readonly string[]
  readonly action: Action
  readonly hint?: Hint
}

const LABELS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  backspace: 'Backspace',
  delete: 'Delete',
  f1: 'F1',
  f2: 'F2',
}

/** A key as a person reads it: `Enter`, `Ctrl-C`, `Shift-Tab`, `p`. */
export const keyLabel = (key: string, words: Words = en): string => {
  if (key.startsWith('C-')) return `Ctrl-${key.slice(2).toUpperCase()}`
  if (key.startsWith('S-')) return `Shift-${keyLabel(key.slice(2), words)}`
  if (key === 'space') return words.keyCaps.space
  return LABELS[key] ?? key
}
