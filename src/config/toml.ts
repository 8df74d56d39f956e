import { createRequire } from 'node:module'
import type * as Library from 'smol-toml' with { 'resolution-mode': 'import' }

/** A table of a TOML text: values by their keys. */
export type Table = Readonly<Record<string, unknown>>

/** The text is no TOML; the message says why in a few words. */
export class TomlMistake extends Error {
  override readonly name = 'TomlMistake'
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

// Loaded when there is a file to be read: most have none.
const load = (): typeof Library => createRequire(__filename)('smol-toml') as typeof Library

/** Lists and tables in lists and tables, at most; no setting is any. */
const MAX_DEPTH = 20

/** Reads a TOML text; throws TomlMistake. */
export const parseToml = (text: string): Table => {
  const { parse, TomlError } = load()
  try {
    return parse(text, { maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [first = ''] = error.message.split('\n')
    throw new TomlMistake(first.replace('Invalid TOML document: ', ''), error.line, { cause: error })
  }
}

/** `name = value`, with the quotes that it needs. */
export const formatToml = (name: string, value: string | number | boolean): string =>
  load()
    .stringify({ [name]: value })
    .trimEnd()

/** Whether a value is a table, and neither list nor date. */
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
