import { fieldText } from '../field'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { shownPeople } from '../people'
import type { Style } from '../scene'
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
  if (account.server === undefined) return withoutServer(model)
  const wanted = fieldText(people.filter).trim()
  if (wanted !== '') return shownPeople(people).length > 0 ? [] : nobodyLike(model, wanted)
  if (people.list.some(({ nick }) => nick !== account.nick)) return []
  if (people.state !== 'known') return [BLANK, dim(words.asking(account.server))]
  if (people.trouble === undefined) return nobodyElse(model, account.server)
  return [dim(words.addressWithoutServer(keyOf(model, 'people.address')))]
}

const nobodyLike = (model: Model, wanted: string): readonly Paragraph[] => {
  const { people: words } = wordsOf(model)
  return [BLANK, strong(words.nobodyLike(wanted)), dim(words.showEverybody(keyOf(model, 'people.everybody')))]
}

const nobodyElse = (model: Model, server: string): readonly Paragraph[] => {
  const { people: words } = wordsOf(model)
  const option = `--${model.defaults.system ?? 'server'}`
  return [
    BLANK,
    strong(words.nobodyElse),
    BLANK,
    normal(words.othersJoin),
    accent(`vcall login ${option} ${server}`),
    BLANK,
    dim(words.reloads(keyOf(model, 'people.reload'))),
  ]
}

const withoutServer = (model: Model): readonly Paragraph[] => {
  const { people: words } = wordsOf(model)
  const { local, system } = model
  const prefix = system === 'v0' ? '' : `${system}://`
  return [
    BLANK,
    strong(words.byAddress),
    normal(words.noServer),
    BLANK,
    normal(words.callsAddress(keyOf(model, 'people.address'))),
    ...(local === undefined ? [] : [BLANK, normal(words.othersCall), accent(`vcall call ${prefix}${local}`)]),
  ]
}
