import { UsageError } from '../exit'
import { nearest } from '../protocol/nearest'
import { entryOf, keysOf, type Entry, type Setting } from './setting'
import { SECTIONS, SETTINGS, settingOf } from './settings'
import { lineOf, statementAt, statementsOf } from './statement'
import { isTable, parseToml, TomlMistake, type Table } from './toml'

/** What a file says, verified, by the keys of the settings. */
export type Config = ReadonlyMap<string, Entry>

/** The file says something that cannot be meant. */
export class ConfigMistake extends Error {
  override readonly name = 'ConfigMistake'
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    options?: ErrorOptions,
  ) {
    super(message.length > MAX_WORDS ? `${message.slice(0, MAX_WORDS)}…` : message, options)
  }
}

const KEYS = 'keys'
const ALL_SECTIONS: readonly string[] = [...SECTIONS, KEYS]

/** A mistake is told in one line of no more characters than this. */
const MAX_WORDS = 200

/** Reads and verifies the text of a file; throws ConfigMistake for the first thing in it that is wrong. */
export const parseConfig = (text: string): Config => {
  const config = new Map<string, Entry>()
  for (const [path, value] of values(tableOf(text))) {
    try {
      const line = lineOfPath(text, path)
      const key = path.join('.')
      if (config.has(key)) throw new UsageError(`${key} is said twice`)
      config.set(key, { ...(isKeys(path) ? keysOf(key, value) : entryOf(requireSettingAt(path, value), value)), line })
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      throw new ConfigMistake(error.message, lineOfPath(text, path), { cause: error })
    }
  }
  return config
}

const tableOf = (text: string): Table => {
  try {
    return parseToml(text)
  } catch (error) {
    if (!(error instanceof TomlMistake)) throw error
    throw new ConfigMistake(`this is no TOML: ${error.message}`, error.line, { cause: error })
  }
}

type PathAndValue = readonly [path: readonly string[], value: unknown]

/** What there is at the top and in the sections, by its path; a section that is known is no value itself. */
const values = (top: Table): readonly PathAndValue[] =>
  Object.entries(top).flatMap(([section, value]): readonly PathAndValue[] =>
    ALL_SECTIONS.includes(section) && isTable(value)
      ? Object.entries(value).flatMap(([name, each]) =>
          section === KEYS ? leaves([KEYS, name], each) : [[[section, name], each] as const],
        )
      : [[[section], value]],
  )

/** An action is written with its point, which is a table in TOML, or in quotes. */
const leaves = (path: readonly string[], value: unknown): readonly PathAndValue[] =>
  isTable(value) ? Object.entries(value).flatMap(([name, each]) => leaves([...path, name], each)) : [[path, value]]

const isKeys = ([section, name]: readonly string[]): boolean => section === KEYS && name !== undefined

const lineOfPath = (text: string, path: readonly string[]): number =>
  lineOf(text, statementAt(statementsOf(text), path)?.start ?? 0)

const requireSettingAt = (path: readonly string[], value: unknown): Setting => {
  const setting = path.length === 2 ? settingOf(path.join('.')) : undefined
  if (!setting) throw new UsageError(unknown(path, value))
  return setting
}

const unknown = ([section = '', name]: readonly string[], value: unknown): string => {
  if (name !== undefined) return unknownSetting(`${section}.${name}`)
  if (ALL_SECTIONS.includes(section))
    return `${section} is a section: a line [${section}], below it a line for each setting`
  if (!isTable(value)) return unknownSetting(section)
  return `there is no section [${section}]${offer(nearest(section, ALL_SECTIONS), ALL_SECTIONS)}`
}

const offer = (near: string | undefined, all: readonly string[]): string =>
  near === undefined ? `; there are ${all.join(', ')}` : `; is ${near} meant?`

const unknownSetting = (key: string): string => {
  const near = nearest(
    key,
    SETTINGS.map((setting) => setting.key),
  )
  return `there is no setting ${key}; ${near === undefined ? 'vcall config lists what there is' : `is ${near} meant?`}`
}

/** The setting of a key that a person typed; throws UsageError, which names the one that is most like it. */
export const requireSetting = (key: string): Setting => {
  const setting = settingOf(key)
  if (!setting) throw new UsageError(unknownSetting(key))
  return setting
}
