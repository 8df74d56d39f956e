import { isTable, parseToml } from './toml'

/** A statement of a TOML text: the head of a table, or a key with its value. Offsets are in UTF-16 code units. */
export interface Statement {
  /** The table it stands in, or opens. */
  readonly table: readonly string[]
  /** The table's path and the key's; of a head the table's. */
  readonly path: readonly string[]
  /** From its first character to behind its last one; a comment behind it is not part of it. */
  readonly start: number
  readonly end: number
  /** Where its value starts; undefined for a head. */
  readonly value?: number
}

// A text of several lines, of one line, a comment, the end of a line, or any other character.
const TOKEN =
  /"""(?:\\[^]|(?!""")[^])*"{3,5}|'''(?:(?!''')[^])*'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|#[^\n]*|\n|[^\S\n]+|\ufeff|[^]/g

const DEPTH: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }

interface Draft {
  readonly start: number
  readonly isHead: boolean
  end: number
  depth: number
  equals: number | undefined
}

/** The statements of a text that is known to be TOML, in order. */
export const statementsOf = (text: string): readonly Statement[] => {
  let table: readonly string[] = []
  return draftsOf(text).map((draft) => {
    const { start, end, equals } = draft
    if (equals === undefined) {
      table = pathOf(text.slice(start, end))
      return { table, path: table, start, end }
    }
    const value = end - text.slice(equals + 1, end).trimStart().length
    return { table, path: [...table, ...pathOf(`${text.slice(start, equals)} = 0`)], start, end, value }
  })
}

const draftsOf = (text: string): readonly Draft[] => {
  const drafts: Draft[] = []
  let draft: Draft | undefined
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '\n' && draft?.depth === 0) draft = undefined
    if (token.startsWith('#') || token.trim() === '') continue
    if (!draft) drafts.push((draft = { start: index, end: index, isHead: token === '[', depth: 0, equals: undefined }))
    if (token === '=' && !draft.isHead) draft.equals ??= index
    draft.depth += DEPTH[token] ?? 0
    draft.end = index + token.length
  }
  return drafts
}

/** The keys of the one thing that a piece of TOML names. */
const pathOf = (piece: string): readonly string[] => {
  const path: string[] = []
  let at: unknown = parseToml(piece)
  while (isTable(at)) {
    const [key] = Object.keys(at)
    if (key === undefined) break
    path.push(key)
    at = at[key]
  }
  return path
}

/** The line of an offset, from 1. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Where something is said: the statement with the longest path that leads to it. */
export const statementAt = (statements: readonly Statement[], path: readonly string[]): Statement | undefined =>
  statements
    .filter((statement) => statement.path.every((key, index) => key === path[index]))
    .reduce<Statement | undefined>(
      (best, statement) => (best && best.path.length >= statement.path.length ? best : statement),
      undefined,
    )
