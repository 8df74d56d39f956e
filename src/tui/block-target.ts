import { hostOf, selectedCall } from './history'
import type { Model } from './model'
import { selectedPerson } from './people'

/** Who is meant by blocking: a nick at a server, or a host where no server knows the nick. */
export interface BlockTarget {
  readonly server: string
  readonly nick: string
  /** Clean. */
  readonly name: string
  readonly blocked: boolean
}

/** The selected one of what has the keys, the history or the list; undefined: nobody, or only we are. */
export const blockTarget = (model: Model): BlockTarget | undefined =>
  model.history.focused ? ofCall(model) : ofPerson(model)

const ofPerson = ({ people, account }: Model): BlockTarget | undefined => {
  const person = selectedPerson(people)
  if (!person || account.server === undefined || person.nick === account.nick) return undefined
  return { server: account.server, nick: person.nick, name: person.name, blocked: person.blocked }
}

const ofCall = ({ history, people, account }: Model): BlockTarget | undefined => {
  const call = selectedCall(history)
  if (!call) return undefined
  const { server, nick, name, address } = call
  if (server === '')
    return address === '' ? undefined : { server, nick: hostOf(address), name: hostOf(address), blocked: false }
  const kept = server === account.server ? people.kept.find((each) => each.nick === nick) : undefined
  return { server, nick, name, blocked: kept?.blocked ?? false }
}
