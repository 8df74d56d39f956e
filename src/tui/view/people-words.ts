import { fieldText } from '../field'
import type { Model } from '../model'
import type { Style } from '../scene'

/** A paragraph; an empty one is a blank line. */
export interface Words {
  readonly text: string
  readonly style: Style
}

const strong = (text: string): Words => ({ text, style: 'strong' })
const normal = (text: string): Words => ({ text, style: 'normal' })
const dim = (text: string): Words => ({ text, style: 'dim' })
const BLANK: Words = normal('')

/** What stands in the list when nobody does, and what to do about it. */
export const emptyWords = (model: Model): readonly Words[] => {
  const { people, account } = model
  if (account.server === undefined) return withoutServer(model)
  const wanted = fieldText(people.filter).trim()
  if (wanted !== '' && people.list.length > 0)
    return [BLANK, strong(`Nobody here has “${wanted}” in name or address.`), dim('Esc shows everybody.')]
  if (people.state !== 'known') return [BLANK, dim(`Asking ${account.server} who is online …`)]
  if (people.trouble !== undefined) return [dim('Addresses can still be called: a.')]
  return [
    BLANK,
    strong('Nobody is online yet.'),
    BLANK,
    normal(joinWords(account.server)),
    dim('r loads the list again.'),
  ]
}

const joinWords = (server: string): string => `Others join with: vcall login --server ${server}`

const withoutServer = ({ local }: Model): readonly Words[] => [
  BLANK,
  strong('No discovery server: people are called by their address.'),
  BLANK,
  normal('a calls an address.'),
  BLANK,
  ...(local === undefined
    ? []
    : [normal(`Your address is ${local}`), dim(`Others call you with: vcall call ${local}`)]),
]
