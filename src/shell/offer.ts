import type { CommandEntry } from './command-tree'
import { valuesOfOption, type Values } from './values'

/** One thing that may stand where the cursor is. */
export interface Candidate {
  /** The whole word. */
  readonly word: string
  /** What it does, in words; empty where the word says it. */
  readonly says: string
}

/** What may stand where the cursor is; `files`: the name of a file, behind what was typed up to the last `:` or `=`. */
export interface Completion {
  readonly files: boolean
  readonly candidates: readonly Candidate[]
}

/** What is known on this machine; asked for only where it is wanted. */
export interface Known {
  people(): readonly string[]
  profiles(): readonly string[]
  /** The keys of the configuration file. */
  settings(): readonly Candidate[]
  /** The option that a setting stands for; undefined where there is no such setting. */
  optionOf(setting: string): string | undefined
}

/** What the values are offered for. */
export interface Asked {
  readonly known: Known
  /** The arguments before the cursor. */
  readonly said: readonly string[]
  readonly commands: readonly CommandEntry[]
  /** What was typed of the value. */
  readonly typed: string
  /** What stands in the same word before the value, as `--video=`. */
  readonly before: string
}

/** Only words that no shell takes for anything else than they are: a nick comes from a stranger. */
const HARMLESS = /^[A-Za-z0-9_@%+./][A-Za-z0-9_@%+./:,-]*$/

/** What can be offered of some values; also what does not begin as it was typed. */
export const valuesOffered = (values: Values | undefined, asked: Asked): Completion => {
  const { known, before } = asked
  switch (values?.kind) {
    case undefined:
    case 'free':
      return offer([])
    case 'words':
      return wordsOffered(values, asked)
    case 'list':
      return offer(listOffered(values.words, asked.typed).map((word) => bare(before + word)))
    case 'files':
      return { files: true, candidates: [] }
    case 'people':
      return offer(harmless(known.people(), before))
    case 'profiles':
      return offer(harmless(known.profiles(), before))
    case 'settings':
      return offer(known.settings().map(({ word, says }) => ({ word: before + word, says })))
    case 'setting-value':
      return settingOffered(asked)
    case 'commands':
      return offer(asked.commands.map(({ name, says }) => ({ word: name, says })))
  }
}

const offer = (candidates: readonly Candidate[]): Completion => ({ files: false, candidates })

const bare = (word: string): Candidate => ({ word, says: '' })

const harmless = (words: readonly string[], before: string): readonly Candidate[] =>
  words.filter((word) => HARMLESS.test(word)).map((word) => bare(before + word))

const wordsOffered = (
  { words, files = [] }: Extract<Values, { kind: 'words' }>,
  { typed, before }: Asked,
): Completion => {
  if (files.some((beginning) => typed.startsWith(beginning))) return { files: true, candidates: [] }
  return offer([...words, ...files].map((word) => bare(before + word)))
}

/** Behind the last comma, each word that the list has not yet. */
const listOffered = (words: readonly string[], typed: string): readonly string[] => {
  const done = typed.slice(0, typed.lastIndexOf(',') + 1)
  const has = done.split(',').map((item) => item.replace(/:.*$/s, ''))
  return words.filter((word) => !has.includes(word) && (done === '' || word !== 'none')).map((word) => done + word)
}

/** The words of the option that a setting stands for; a switch is true or false. */
const settingOffered = (asked: Asked): Completion => {
  const option = asked.known.optionOf(asked.said[0] ?? '')
  if (option === undefined) return offer([])
  return valuesOffered(valuesOfOption(option) ?? { kind: 'words', words: ['true', 'false'] }, asked)
}
