import type { Command } from '../command'
import { append, type LogEntry } from '../log'
import type { NoticeLevel } from '../message'
import type { Model } from '../model'

/** What became of a message: the model from now on, and what is to be done. */
export interface Step {
  readonly model: Model
  readonly commands: readonly Command[]
}

/** What an action does. */
export type Handler = (model: Model) => Step

/** A model and the commands that go with it. */
export const step = (model: Model, ...commands: readonly Command[]): Step => ({ model, commands })

/** How long a notice stays. */
const NOTICE_MS = 8000

/** A line for the log. */
export const note = (model: Model, level: LogEntry['level'], text: string): Model => ({
  ...model,
  log: append(model.log, { atMs: model.nowMs, level, text }),
})

/** A line for the log that is also shown above everything for a while. */
export const say = (model: Model, level: NoticeLevel, text: string, forMs = NOTICE_MS): Model => ({
  ...note(model, level, text),
  notice: { level, text, untilMs: model.nowMs + forMs },
})

/** A line that is shown for a while and not worth the log. */
export const remark = (model: Model, level: NoticeLevel, text: string): Model => ({
  ...model,
  notice: { level, text, untilMs: model.nowMs + NOTICE_MS },
})
