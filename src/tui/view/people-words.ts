import { fieldText } from '../field'
import type { Model } from '../model'
import { shownPeople } from '../people'
import type { Style } from '../scene'
import type { Words } from '../words/en'
import { wordsOf } from '../words/words'

/** A paragraph; an empty one is a blank line. */
export interface Paragraph {
  readonly text: string
  readonly style: Style
}

const strong = (text: string): Paragraph => ({ text, style: 'strong' })
const normal = (text: string): Paragraph => ({ text, style: 'normal' })
const accent = (text: string): Paragraph => ({ text, style: 'accent' })
const dim = (text: string): Paragraph => ({ text, style: 'dim' })
const BLANK: Paragraph = normal('')

/** What is said where nobody stands in the list, or only we do, and what to do about it. */
export const emptyWords = (model: Model): readonly Paragraph[] => {
  const { people, account } = model
  const { people: words } = wordsOf(model)
  if (account.server === undefined) return withoutServer(words, model)
  const wanted = fieldText(people.filter).trim()
  if (wanted !== '') return shownPeople(people).length > 0 ? [] : nobodyLike(words, wanted)
  if (people.list.some(({ nick }) => nick !== account.nick)) return []
  if (people.state !== 'known') return [BLANK, dim(words.asking(account.server))]
  return people.trouble === undefined ? nobodyElse(words, account.server) : [dim(words.addressWithoutServer)]
}

const nobodyLike = (words: Words['people'], wanted: string): readonly Paragraph[] => [
  BLANK,
  strong(words.nobodyLike(wanted)),
  dim(words.showEverybody),
]

const nobodyElse = (words: Words['people'], server: string): readonly Paragraph[] => [
  BLANK,
  strong(words.nobodyElse),
  BLANK,
  normal(words.othersJoin),
  accent(`vcall login --server ${server}`),
  BLANK,
  dim(words.reloads),
]

const withoutServer = (words: Words['people'], { local }: Model): readonly Paragraph[] => [
  BLANK,
  strong(words.byAddress),
  normal(words.noServer),
  BLANK,
  normal(words.callsAddress),
  ...(local === undefined ? [] : [BLANK, normal(words.othersCall), accent(`vcall call ${local}`)]),
]
