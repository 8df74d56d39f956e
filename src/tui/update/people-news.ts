import { VCALL_TOKEN } from '../../protocol/discovery/sound-choice'
import { clean } from '../../protocol/text'
import { withAnswer } from '../asking'
import { withCalls } from '../history'
import type { AgentEvent, KnownLogin, PeopleEvent } from '../message'
import type { Model } from '../model'
import { withKept, withUsers } from '../people'
import { personKept } from './person-kept'
import { step, type Step } from './step'

const TYPES: Readonly<Record<PeopleEvent['type'], true>> = {
  users: true,
  'kept-people': true,
  'person-kept': true,
  history: true,
  protocols: true,
  logins: true,
}

/** Nothing that is lost by this could be part of a login. */
const cleanLogin = ({ server, nick, ...login }: KnownLogin): KnownLogin => ({
  ...login,
  server: clean(server),
  nick: clean(nick),
})

/** Whether an event is one of people and calls, whose nicks are left as they came. */
export const isOfPeople = (event: AgentEvent): event is PeopleEvent => Object.hasOwn(TYPES, event.type)

/** News of people and calls. */
export const peopleNews = (model: Model, event: PeopleEvent): Step => {
  const { account, people } = model
  switch (event.type) {
    case 'users':
      return step({ ...model, people: withUsers(people, event.users, account.nick) })
    case 'person-kept':
      return step(personKept(model, event))
    case 'kept-people':
      // Of a server that we have left meanwhile.
      return step(
        event.server === account.server ? { ...model, people: withKept(people, event.people, account.nick) } : model,
      )
    case 'history':
      return step({ ...model, history: withCalls(model.history, event.calls) })
    case 'protocols': {
      // A token by which one vcall knows another is nothing that a person speaks.
      const spoken = event.protocols.filter((each) => each !== VCALL_TOKEN).map(clean)
      return step({ ...model, people: withAnswer(people, event.nick, spoken) })
    }
    case 'logins':
      return step({ ...model, logins: event.logins.map(cleanLogin) })
  }
}
