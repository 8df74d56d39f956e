import { UsageError } from '../exit'

/** A value as it stands in the file. */
export type Written = string | number | boolean

/** Which kind of value the file holds; an amount is a number, or a text with a unit; a list has texts, or one text with blanks. */
export type Kind = 'text' | 'number' | 'switch' | 'amount' | 'list'

/** One thing that may be said in the configuration file. */
export interface Setting {
  /** `section.name`, as in the file. */
  readonly key: `${string}.${string}`
  /** The option of the command line that it stands for, and that overrules it. */
  readonly option: `--${string}`
  readonly kind: Kind
  /** What the option's text means to the commands; throws UsageError, whose message begins with the option. */
  readonly parse: (text: string) => unknown
  /** What holds without it; undefined where that is found out, or is nothing. */
  readonly initial: Written | undefined
  /** One sentence for a person. */
  readonly says: string
}

const TAKES: Readonly<Record<Kind, string>> = {
  text: 'a text in quotes',
  number: 'a number without quotes',
  switch: 'true or false, without quotes',
  amount: 'a number, or a text in quotes',
  list: 'a list of texts in quotes',
}

const FITS: Readonly<Record<Kind, readonly string[]>> = {
  text: ['string'],
  number: ['number'],
  switch: ['boolean'],
  amount: ['number', 'string'],
  list: ['string'],
}

/** The section of a setting: `sound` of `sound.volume`. */
export const sectionOf = ({ key }: Setting): string => key.slice(0, key.indexOf('.'))

/** Under which name the commands have it among their options: `echoCancel` of `--echo-cancel`. */
export const attributeOf = ({ option }: Setting): string =>
  option.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What a text means as the value of a setting; throws UsageError in words of its key. */
export const parseText = ({ key, option, parse }: Setting, text: string): unknown => {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const { message } = error
    throw new UsageError(message.startsWith(option) ? key + message.slice(option.length) : `${key}: ${message}`)
  }
}

/** What the file says of one setting. */
export interface Entry {
  /** As it stands there. */
  readonly written: Written
  /** As the commands take it. */
  readonly value: unknown
  /** Where it stands in the file, from 1. */
  readonly line?: number
}

/** Where the keys of the interface are: behind it stands the action. */
export const KEYS_SECTION = 'keys.'

/** What the file says of the keys of an action: one, or several in a list or with blanks between. Throws UsageError. */
export const keysOf = (key: string, value: unknown): Entry => {
  const keys: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = keys.filter((each): each is string => typeof each === 'string')
  if (texts.length < keys.length) throw new UsageError(`${key} takes a key in quotes, or a list of them`)
  const written = texts.join(' ')
  return { written, value: written.split(' ').filter((text) => text !== '') }
}

/** What a value of the file means; throws UsageError where it is of the wrong kind or out of bounds. */
export const entryOf = (setting: Setting, given: unknown): Entry => {
  const value = setting.kind === 'list' ? joined(given) : given
  const takes = `${setting.key} takes ${TAKES[setting.kind]}`
  if (!isWritten(value)) throw new UsageError(`${takes}, not ${Array.isArray(value) ? 'a list' : 'a table or a date'}`)
  const meant = parseText(setting, String(value))
  if (!FITS[setting.kind].includes(typeof value)) throw new UsageError(`${takes}, not ${JSON.stringify(value)}`)
  return { written: value, value: meant }
}

/** The texts of a list as one, with blanks between; anything else as it is. */
const joined = (value: unknown): unknown =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(' ').trim() : value

/** The value that a text of the command line becomes in the file; throws UsageError in words of its key. */
export const writtenOf = (setting: Setting, text: string): Written => {
  parseText(setting, text)
  if (setting.kind === 'switch') return text === 'true'
  const isNumber = setting.kind === 'number' || (setting.kind === 'amount' && /^\d+$/.test(text))
  return isNumber ? Number(text) : text
}

const isWritten = (value: unknown): value is Written => ['string', 'number', 'boolean'].includes(typeof value)
