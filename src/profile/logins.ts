import { parseLogin, type Login } from './login'

/** A login that was made some time. */
export interface KnownLogin extends Login {
  /** Unix ms of the last time. */
  readonly usedAtMs: number
}

/** So many logins are remembered, the latest. */
export const MAX_LOGINS = 20

/** Reads the known logins from the text of their file, the latest first; undefined when it holds none. */
export const parseLogins = (text: string): readonly KnownLogin[] | undefined => {
  const entries = parseArray(text)
  return entries?.flatMap(knownLoginOf).slice(0, MAX_LOGINS)
}

/** The text of the file. */
export const formatLogins = (logins: readonly KnownLogin[]): string => {
  const plain = logins.map(({ system, server, nick, host, port, usedAtMs }) => ({
    system,
    server,
    nick,
    host,
    port,
    usedAtMs,
  }))
  return `${JSON.stringify(plain, null, 1)}\n`
}

/** The logins with this one as the latest. */
export const withLogin = (logins: readonly KnownLogin[], latest: KnownLogin): readonly KnownLogin[] => {
  const others = logins.filter(({ server, nick }) => server !== latest.server || nick !== latest.nick)
  return [latest, ...others].slice(0, MAX_LOGINS)
}

const parseArray = (text: string): readonly unknown[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

const knownLoginOf = (entry: unknown): readonly KnownLogin[] => {
  const login = parseLogin(JSON.stringify(entry))
  if (!login) return []
  const usedAtMs = typeof entry === 'object' && entry !== null && 'usedAtMs' in entry ? Number(entry.usedAtMs) : 0
  return [{ ...login, usedAtMs: Number.isFinite(usedAtMs) ? usedAtMs : 0 }]
}
