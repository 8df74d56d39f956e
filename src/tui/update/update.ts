import type { Message } from '../message'
import { runLine } from '../command-line/run'
import type { Model } from '../model'
import { clean } from '../../protocol/text'
import { act } from './actions'
import { agentNews } from './agent'
import { input } from './input'
import type { Step } from './step'
import { rowChosen } from './menu-actions'
import { passing } from './passing'
import { seenByUs } from './preview-actions'
import { notForEver } from './talk-actions'

/** The interface's one reducer: pure, and never throws whatever comes in. */
export const update = (model: Model, message: Message): Step =>
  seenByUs(notForEver(reduce(atTime(model, message.nowMs), message)))

const reduce = (now: Model, message: Message): Step => {
  switch (message.type) {
    case 'input':
      return input(now, message.event)
    case 'agent':
      return agentNews(now, message.event)
    case 'line':
      return runLine(now, clean(message.text), act)
    case 'act':
      return act(now, message.action)
    case 'choose':
      return rowChosen(now, message)
    case 'tick':
      return passing(now)
  }
}

const atTime = (model: Model, nowMs: number): Model => {
  const over = model.notice !== undefined && model.notice.untilMs <= nowMs
  return over ? { ...model, nowMs, notice: undefined } : { ...model, nowMs }
}
