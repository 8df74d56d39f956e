import type { Action } from '../action'
import type { Binding, Hint } from '../binding'
import type { Context } from '../context'

/** One row of the key map. Key names are as in InputEvent. */
export type Row = readonly [keys: readonly string[], action: Action, hint?: Hint]

/** The bindings of a context. */
export const rows = (context: Context, ...list: readonly Row[]): readonly Binding[] =>
  list.map(([keys, action, hint]) => ({ context, keys, action, ...(hint && { hint }) }))
