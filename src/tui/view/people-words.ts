import { fieldText } from '../field'
import type { Model } from '../model'
import { shownPeople } from '../people'
import type { Style } from '../scene'

/** A paragraph; an empty one is a blank line. */
export interface Words {
  readonly text: string
  readonly style: Style
}

const strong = (text: string): Words => ({ text, style: 'strong' })
const normal = (text: string): Words => ({ text, style: 'normal' })
const accent = (text: string): Words => ({ text, style: 'accent' })
const dim = (text: string): Words => ({ text, style: 'dim' })
const BLANK: Words = normal('')

/** What is said where nobody stands in the list, or only we do, and what to do about it. */
export const emptyWords = (model: Model): readonly Words[] => {
  const { people, account } = model
  if (account.server === undefined) return withoutServer(model)
  const wanted = fieldText(people.filter).trim()
  if (wanted !== '') return shownPeople(people).length > 0 ? [] : nobodyLike(wanted)
  if (people.list.some(({ nick }) => nick !== account.nick)) return []
  if (people.state !== 'known') return [BLANK, dim(`Asking ${account.server} who is online …`)]
  return people.trouble === undefined ? nobodyElse(account.server) : [dim('a calls an address without the server.')]
}

const nobodyLike = (wanted: string): readonly Words[] => [
  BLANK,
  strong(`Nobody here has “${wanted}” in name or address.`),
  dim('Esc shows everybody.'),
]

const nobodyElse = (server: string): readonly Words[] => [
  BLANK,
  strong('Nobody else is online yet.'),
  BLANK,
  normal('Others join with'),
  accent(`vcall login --server ${server}`),
  BLANK,
  dim('r loads the list again.'),
]

const withoutServer = ({ local }: Model): readonly Words[] => [
  BLANK,
  strong('People are called by their address:'),
  normal('there is no discovery server.'),
  BLANK,
  normal('a calls an address.'),
  ...(local === undefined ? [] : [BLANK, normal('Others call you with'), accent(`vcall call ${local}`)]),
]
