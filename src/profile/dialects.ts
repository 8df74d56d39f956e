import { dialectNamed, type DialectName } from '../protocol/xmlrpc/dialect'

/** The dialect of the XML-RPC chat that a contact was found to speak. */
export interface KnownDialect {
  /** An IP address. */
  readonly host: string
  readonly port: number
  readonly dialect: DialectName
}

/** Whose dialect it is. */
export type Place = Pick<KnownDialect, 'host' | 'port'>

/** So many are remembered, the latest. */
export const MAX_DIALECTS = 200

/** Longest address that is taken from a file, in characters. */
const MAX_HOST = 64

/** Reads the dialects from the text of their file, the latest last; a text that is none holds none. */
export const parseDialects = (text: string): readonly KnownDialect[] =>
  parseArray(text).flatMap(dialectOf).slice(-MAX_DIALECTS)

/** The text of the file. */
export const formatDialects = (known: readonly KnownDialect[]): string =>
  `${JSON.stringify(
    known.map(({ host, port, dialect }) => ({ host, port, dialect })),
    null,
    1,
  )}\n`

/** The dialect of a contact, if it is known. */
export const dialectAt = (known: readonly KnownDialect[], place: Place): DialectName | undefined =>
  known.find((each) => isAt(each, place))?.dialect

/** The dialects with this one of a contact as the latest; undefined: the contact has none that is known. */
export const withDialect = (
  known: readonly KnownDialect[],
  { host, port }: Place,
  dialect: DialectName | undefined,
): readonly KnownDialect[] => {
  const others = known.filter((each) => !isAt(each, { host, port }))
  return dialect === undefined ? others : [...others, { host, port, dialect }].slice(-MAX_DIALECTS)
}

const isAt = (one: Place, other: Place): boolean => one.host === other.host && one.port === other.port

const parseArray = (text: string): readonly unknown[] => {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

const dialectOf = (entry: unknown): readonly KnownDialect[] => {
  const { host, port, dialect }: Partial<Record<string, unknown>> =
    typeof entry === 'object' && entry !== null ? { ...entry } : {}
  if (typeof host !== 'string' || host.length > MAX_HOST) return []
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) return []
  const known = typeof dialect === 'string' ? dialectNamed(dialect) : undefined
  return known ? [{ host, port, dialect: known.name }] : []
}
