import { nextToAsk, seesPeople, withQuestion } from '../asking'
import { upToDate } from '../call'
import type { Model } from '../model'
import { step, type Step } from './step'
import { withFigures } from './stream-news'

/** How old the list of people may become while somebody looks at it, in ms. */
const REFRESH_MS = 20_000

/**
 * Time went on: figures that nobody tells any more are out of date, the list that is seen is asked for anew, and what
 * those speak who are in it, one after the other.
 */
export const passing = (before: Model): Step => {
  const model = withFigures(before, (figures) => upToDate(figures, before.nowMs))
  if (!seesPeople(model)) return step(model)
  const listed = refreshed(model)
  const asked = asking(listed.model)
  return step(asked.model, ...listed.commands, ...asked.commands)
}

const refreshed = (model: Model): Step => {
  if (model.nowMs - model.people.askedAtMs < REFRESH_MS) return step(model)
  return step({ ...model, people: { ...model.people, askedAtMs: model.nowMs } }, { type: 'reload-users' })
}

const asking = (model: Model): Step => {
  const nick = nextToAsk(model)
  if (nick === undefined) return step(model)
  return step({ ...model, people: withQuestion(model.people, nick, model.nowMs) }, { type: 'query-person', nick })
}
