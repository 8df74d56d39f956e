import type { KnownLogin } from '../tui/message'
import type { Endpoint } from '../net/signalling'
import { formatEndpoint } from '../options'

/** The log ins that were made, and behind them the servers of the configuration at which there was none yet. */
export const offeredLogins = (
  known: readonly KnownLogin[],
  servers: readonly Endpoint[],
  nick: string,
): readonly KnownLogin[] => {
  const others = servers.map(formatEndpoint).filter((server) => !known.some((login) => login.server === server))
  return [...known, ...[...new Set(others)].map((server) => ({ server, nick }))]
}
