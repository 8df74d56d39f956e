import type { Action } from './action'
import type { Model } from './model'

/**
 * What has the keys. A model has a list of these, the nearest first (`contextsOf`): a key goes to the first one that
 * knows it.
 */
export type Context =
  | 'everywhere'
  | 'general'
  | 'login'
  | 'field'
  | 'people'
  | 'search'
  | 'log'
  | 'address'
  | 'calling'
  | 'incoming'
  | 'call'
  | 'hangup'
  | 'quit'
  | 'sound'
  | 'help'
  | 'small'

/** How a binding is shown in the line of hints. */
export interface Hint {
  /** How the key is written, where several keys share one hint. */
  readonly keys?: string
  readonly words: string | ((model: Model) => string)
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
  readonly help: string | ((model: Model) => string)
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
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Delete',
  f1: 'F1',
}

/** A key as a person reads it: `Enter`, `Ctrl-C`, `Shift-Tab`, `p`. */
export const keyLabel = (key: string): string => {
  if (key.startsWith('C-')) return `Ctrl-${key.slice(2).toUpperCase()}`
  if (key.startsWith('S-')) return `Shift-${keyLabel(key.slice(2))}`
  return LABELS[key] ?? key
}

/** Contexts with a field, and what is said over their keys in the help. */
export const CONTEXT_TITLES: Readonly<Record<Context, string>> = {
  call: 'In a call',
  hangup: 'Asked whether to hang up',
  incoming: 'Somebody calls',
  calling: 'While it rings there',
  people: 'People',
  search: 'Searching people',
  log: 'Log',
  address: 'Calling an address',
  login: 'Log in',
  field: 'Where text is typed',
  help: 'In this help',
  quit: 'Asked whether to quit',
  sound: 'In the menu of the sound',
  small: 'Terminal too small',
  general: 'People, log and calls',
  everywhere: 'Everywhere',
}
