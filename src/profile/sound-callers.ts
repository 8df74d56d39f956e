import { isNick } from '../protocol/control/message'

/** Somebody who has called us with sound, and may be called so. */
export interface SoundCaller {
  /** The discovery server where the nick is registered, `host:port`. */
  readonly server: string
  readonly nick: string
}

/** So many are remembered, the latest. */
export const MAX_SOUND_CALLERS = 100

/** Longest server that is taken from a file, in characters. */
const MAX_TEXT = 255

/** Reads the callers from the text of their file, the latest last; undefined when it holds none. */
export const parseSoundCallers = (text: string): readonly SoundCaller[] | undefined => {
  const entries = parseArray(text)
  return entries?.flatMap(callerOf).slice(-MAX_SOUND_CALLERS)
}

/** The text of the file. */
export const formatSoundCallers = (callers: readonly SoundCaller[]): string =>
  `${JSON.stringify(
    callers.map(({ server, nick }) => ({ server, nick })),
    null,
    1,
  )}\n`

/** The callers with this one as the latest; a name that is no nick is not taken in. */
export const withSoundCaller = (callers: readonly SoundCaller[], latest: SoundCaller): readonly SoundCaller[] => {
  const others = callers.filter(({ server, nick }) => server !== latest.server || nick !== latest.nick)
  return [...others, ...callerOf(latest)].slice(-MAX_SOUND_CALLERS)
}

const parseArray = (text: string): readonly unknown[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

const callerOf = (entry: unknown): readonly SoundCaller[] => {
  const { server, nick }: Partial<Record<string, unknown>> =
    typeof entry === 'object' && entry !== null ? { ...entry } : {}
  if (typeof server !== 'string' || server.length > MAX_TEXT) return []
  return typeof nick === 'string' && isNick(nick) ? [{ server, nick }] : []
}
