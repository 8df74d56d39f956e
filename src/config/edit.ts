import type { Written } from './setting'
import { statementsOf, type Statement } from './statement'
import { formatToml } from './toml'

/** Where a setting is in a file: its section and its name. */
export interface Place {
  readonly section: string
  readonly name: string
}

/**
 * A text of TOML with one value more or another one; all else, comments and order above all, stays. Where a section is
 * written otherwise than in lines of its own, what comes out may be no TOML: whoever calls reads it again.
 */
export const withValue = (text: string, place: Place, value: Written): string => {
  const statements = statementsOf(text)
  const line = formatToml(place.name, value)
  const old = statementOf(statements, place)
  if (old?.value !== undefined) {
    return `${text.slice(0, old.value)}${line.slice(line.indexOf('=') + 1).trimStart()}${text.slice(old.end)}`
  }
  const brother = statements.findLast(({ path, value: has }) => isIn(place.section, path) && has !== undefined)
  if (brother) return behind(text, brother, brother.table.length === 0 ? `${place.section}.${line}` : line)
  const head = statements.find(({ path, value: has }) => path.join('\0') === place.section && has === undefined)
  return head ? behind(text, head, line) : appended(text, `[${place.section}]`, line)
}

/** A text of TOML without a value, its line gone where nothing else stands in it. */
export const withoutValue = (text: string, { section, name }: Place): string => {
  const old = statementOf(statementsOf(text), { section, name })
  return old ? text.slice(0, lineStart(text, old.start)) + text.slice(lineEnd(text, old.end)) : text
}

/** A name with a point in it may be written in quotes, or as a table in the section. */
const statementOf = (statements: readonly Statement[], { section, name }: Place): Statement | undefined =>
  statements.find(
    ({ path: [first, ...rest], value }) => value !== undefined && first === section && rest.join('.') === name,
  )

/** Whether a path leads to a value of a section, and not further down. */
const isIn = (section: string, path: readonly string[]): boolean => path.length === 2 && path[0] === section

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

/** Where the line of an offset starts, and where the next one does. */
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1
const lineEnd = (text: string, offset: number): number => {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** A line more, below the one of a statement and as far to the right. */
const behind = (text: string, { start, end }: Statement, line: string): string => {
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, start), start))?.[0] ?? ''
  const at = lineEnd(text, end)
  return `${ended(text.slice(0, at), text)}${indent}${line}${newlineOf(text)}${text.slice(at)}`
}

/** A section more, at the end. */
const appended = (text: string, head: string, line: string): string => {
  const newline = newlineOf(text)
  return `${ended(text, text)}${text.trim() === '' ? '' : newline}${head}${newline}${line}${newline}`
}

const ended = (part: string, whole: string): string =>
  part === '' || part.endsWith('\n') ? part : `${part}${newlineOf(whole)}`
