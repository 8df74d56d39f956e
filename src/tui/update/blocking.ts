import type { BlockTarget } from '../block-target'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { say, step, type Step } from './step'

/** Somebody is blocked from now on, or not any more. */
export const blocking = (model: Model, { server, nick, name }: BlockTarget, blocked: boolean): Step => {
  const words = wordsOf(model).block
  const told = say(model, 'good', blocked ? words.isBlocked(name) : words.mayCall(name))
  return step(told, { type: 'change-person', server, nick, change: { blocked } })
}
