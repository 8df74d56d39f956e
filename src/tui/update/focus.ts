import { EMPTY_FIELD } from '../field'
import { unseenCount } from '../history'
import { withLogFilter } from '../log'
import type { Model } from '../model'
import { step, type Step } from './step'

/** What of the people's screen has the keys. */
export type Focus = 'people' | 'history' | 'log'

/** The model with the keys elsewhere. A log that is left is at its end again, and whole. */
export const focused = (model: Model, on: Focus): Model => ({
  ...model,
  history: { ...model.history, focused: on === 'history' },
  logFocused: on === 'log',
  log: on === 'log' ? model.log : { ...withLogFilter(model.log, EMPTY_FIELD), searching: false },
})

/** As `focused`; who looks at the history, or has looked, has seen what was missed. */
export const focusOn = (model: Model, on: Focus): Step => {
  const next = focused(model, on)
  const looks = on === 'history' || model.history.focused
  return looks && unseenCount(model.history) > 0 ? step(next, { type: 'history-seen' }) : step(next)
}
