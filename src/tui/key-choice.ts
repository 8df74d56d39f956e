import type { Action } from './action'
import type { Context } from './context'

/** Other keys for an action, in one context or in all that have it. */
export interface KeyChoice {
  readonly action: Action
  /** Absent: wherever the action has a key. */
  readonly context?: Context
  /** Names as in InputEvent; they take the place of all keys that it had. */
  readonly keys: readonly string[]
}
