import type { Model } from '../model'
import { nameOf, WORD_NAMES, WORDS } from './words'

/** What may stand at the end of a line that is being typed: whole lines. */
export const lineOffers = (model: Model, line: string): readonly string[] => {
  const [, before = '', typed = ''] = /^(\s*\S+\s+)(.*)$/s.exec(line) ?? []
  if (before === '') return WORD_NAMES.filter((name) => name.startsWith(line.trimStart()))
  const name = nameOf(before.trim())
  const offers = name === undefined ? [] : (WORDS[name].offers?.(model) ?? [])
  return offers.filter((offer) => offer.startsWith(typed)).map((offer) => before + offer)
}

/** What all texts begin with. */
export const commonStart = (texts: readonly string[]): string => {
  const [first = '', ...others] = texts
  let length = first.length
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}
