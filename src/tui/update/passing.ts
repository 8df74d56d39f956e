import type { Command } from '../command'
import { tooSmall, type Model } from '../model'
import { selectedPerson } from '../people'
import { step, type Step } from './step'

/** How old the list of people may become while somebody looks at it, in ms. */
const REFRESH_MS = 20_000

/** Somebody who moves on within this time does not want to know more, in ms. */
const REST_MS = 400

/** Time went on: the list that is seen is asked for anew, and what the selected one speaks, once. */
export const passing = (model: Model): Step => {
  if (!seesPeople(model)) return step(model)
  const listed = refreshed(model)
  const asked = asking(listed.model)
  return step(asked.model, ...listed.commands, ...asked.commands)
}

const seesPeople = ({ login, call, account, people, size }: Model): boolean =>
  !login && call.tag === 'none' && account.server !== undefined && people.state === 'known' && !tooSmall(size)

const refreshed = (model: Model): Step => {
  if (model.nowMs - model.people.askedAtMs < REFRESH_MS) return step(model)
  return step({ ...model, people: { ...model.people, askedAtMs: model.nowMs } }, { type: 'reload-users' })
}

const asking = (model: Model): Step => {
  const { people, account } = model
  if (model.nowMs - model.keyAtMs < REST_MS) return step(model)
  const person = selectedPerson(people)
  if (!person?.online || person.nick === account.nick || people.asked.has(person.nick)) return step(model)
  const asked = new Set(people.asked).add(person.nick)
  const command: Command = { type: 'query-person', nick: person.nick }
  return step({ ...model, people: { ...people, asked } }, command)
}
