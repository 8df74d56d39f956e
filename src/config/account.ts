import type { Account } from '../identity'
import { parseServer } from '../options'
import { DEFAULT_PROFILE } from '../profile/profile'
import type { Config } from './config'

/** Who the file says we are. It speaks of one person: the other profiles of a machine have logins of their own. */
export const accountOf = (config: Config, profile: string | undefined): Account => {
  if (profile !== undefined && profile !== DEFAULT_PROFILE) return {}
  const server = textOf(config, 'account.server')
  const servers = textOf(config, 'account.servers')
  const port = config.get('account.port')?.written
  return {
    server: server === undefined ? undefined : parseServer(server),
    ...(servers !== undefined && { servers: servers.split(' ').map(parseServer) }),
    nick: textOf(config, 'account.nick'),
    host: textOf(config, 'account.host'),
    port: typeof port === 'number' ? port : undefined,
  }
}

const textOf = (config: Config, key: string): string | undefined => {
  const written = config.get(key)?.written
  return typeof written === 'string' ? written : undefined
}
