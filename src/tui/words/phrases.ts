import { en, type Words } from './en'
import { wordsOf, type Language } from './words'

/** Where the catalogues have what the program below says: all of it in English, each by its name in the others. */
const SECTIONS = ['sentences', 'clauses', 'mistakes', 'devices'] as const

type Section = (typeof SECTIONS)[number]
type Say = (...parts: readonly string[]) => string

/** A text of the catalogues, and how it is known in English. */
interface Phrase {
  readonly section: Section
  readonly name: string
  /** Finds it at a place of a text; the groups are its parts. */
  readonly pattern: RegExp
  readonly parts: number
  /** Letters that are the same whatever its parts are: of two that fit, the one with more of them is meant. */
  readonly weight: number
}

/** Parts in an English text while its pattern is made: characters that no text has. */
const MARKS = ['\ue000', '\ue001', '\ue002', '\ue003'] as const

/** A part ends with its sentence. */
const PART = String.raw`(?:(?![.?!] [\p{Lu}"]).)+?`

const patternOf = (english: string): RegExp => {
  const seen = new Set<string>()
  const source = english.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/[\ue000-\ue003]/g, (mark) => {
    const group = `p${MARKS.findIndex((one) => one === mark)}`
    if (seen.has(group)) return String.raw`\k<${group}>`
    seen.add(group)
    return `(?<${group}>${PART})`
  })
  // What ends as a sentence does may be followed by another one.
  return new RegExp(source + (/[.?!:]$/.test(english) ? String.raw`(?=\s|$)` : '$'), 'uy')
}

const phraseOf = (section: Section, name: string, text: string | Say): Phrase => {
  const english = typeof text === 'string' ? text : text(...MARKS)
  const weight = english.replace(/[\ue000-\ue003]/g, '').length
  return { section, name, pattern: patternOf(english), parts: typeof text === 'string' ? 0 : text.length, weight }
}

/** A device that is called by one word in English may be something else by that name. */
const isPhrase = ({ section, pattern }: Phrase): boolean => section !== 'devices' || pattern.source.includes(' ')

let known: readonly Phrase[] | undefined

/** All of them, the weightiest first; made when the first is wanted. */
const phrases = (): readonly Phrase[] =>
  (known ??= SECTIONS.flatMap((section) =>
    Object.entries<string | Say>(en[section]).map(([name, text]) => phraseOf(section, name, text)),
  )
    .filter(isPhrase)
    .sort((a, b) => b.weight - a.weight))

interface Found {
  readonly phrase: Phrase
  readonly match: RegExpExecArray
}

const findAt = (text: string, at: number): Found | undefined => {
  for (const phrase of phrases()) {
    phrase.pattern.lastIndex = at
    const match = phrase.pattern.exec(text)
    if (match) return { phrase, match }
  }
  return undefined
}

const say = (words: Words, { phrase, match }: Found): string => {
  const texts: Readonly<Record<string, string | Say>> = words[phrase.section]
  const text = texts[phrase.name] ?? match[0]
  if (typeof text === 'string') return text
  const parts = MARKS.slice(0, phrase.parts).map((_, index) => match.groups?.[`p${index}`] ?? '')
  return text(...parts.map((part) => partWords(words, part)))
}

/** A part may be something that is known itself; a name of one word is none. */
const partWords = (words: Words, part: string): string => {
  if (!part.includes(' ')) return part
  const { text, whole } = inWords(words, part)
  return whole ? text : part
}

/** A text in other words, and whether all of it was known. */
interface Said {
  readonly text: string
  readonly whole: boolean
}

/** Behind it another sentence may begin. */
const END_OF_SENTENCE = /[.?!:]\s+|$/g
const BLANKS = /\s*/y

/** Where a text goes on behind something known, or behind the sentence that is not. */
const nextPlace = (text: string, at: number, found: Found | undefined): number => {
  const search = found ? BLANKS : END_OF_SENTENCE
  search.lastIndex = at + (found?.match[0].length ?? 0)
  return search.test(text) ? search.lastIndex : text.length
}

const inWords = (words: Words, told: string): Said => {
  let [text, whole] = ['', true]
  for (let at = 0; at < told.length;) {
    const found = findAt(told, at)
    const next = nextPlace(told, at, found)
    text += found ? say(words, found) + told.slice(at + found.match[0].length, next) : told.slice(at, next)
    whole &&= found !== undefined
    at = next
  }
  return { text, whole }
}

/**
 * What the program below says in English, sentence by sentence, in a language: what is known there in its words, the rest
 * as it was told. `whole`: all of it was known.
 */
export const phrased = (language: Language, told: string): Said =>
  language === 'en' ? { text: told, whole: true } : inWords(wordsOf({ language }), told)

/** The same in the language of the interface. */
export const phraseWords = ({ language }: { readonly language: Language }, told: string): string =>
  phrased(language, told).text
