import { DiscoveryClient } from '../net/discovery-client'
import { UsageError } from '../exit'
import { identify, readPassword, type IdentityOptions } from '../identity'
import { Lines } from '../lines'
import { formatEndpoint, parseEndpoint, SERVER_PORT } from '../options'
import { openProfile } from '../profile/profile'
import { ask } from '../prompt'
import { clean } from '../protocol/text'
import { ownAddress } from '../own-address'
import { CONTROL_PORT } from '../ports'
import { directoryFailure } from '../session'

/** Options of `vcall login`. */
export type LoginOptions = IdentityOptions

/** Registers once, which proves the password and reserves the nick, and remembers all but the password. */
export const runLogin = async (options: LoginOptions): Promise<number> => {
  const profile = openProfile(options.profile)
  const known = identify(options, profile)
  const person = process.stdin.isTTY && options.passwordStdin !== true
  const server = options.server ?? (person ? await askServer(known.server) : known.server)
  if (!server) throw new UsageError('no discovery server is known: --server HOST:PORT')
  const nick = options.nick ?? (person ? await ask('Name: ', known.nick) : known.nick)
  const password = await readPassword(options, { ...known, nick }, person ? undefined : new Lines(process.stdin))
  if (password === undefined) throw new UsageError('a password is needed: --password-stdin reads it from stdin')
  const host = options.host ?? options.account?.host ?? (await ownAddress(server))
  const port = known.port ?? CONTROL_PORT
  const directory = new DiscoveryClient(server)
  await directory.register({ nick, password, host, port, protocols: ['V0'] }).catch((error: unknown) => {
    throw directoryFailure(error)
  })
  await directory.close()
  profile.writeLogin({ server: formatEndpoint(server), nick, ...(options.host && { host }), ...asked(options) })
  process.stdout.write(`registered as ${clean(nick)} at ${formatEndpoint(server)}, remembered for next time\n`)
  return 0
}

const asked = ({ port }: LoginOptions): { port?: number } => (port === undefined ? {} : { port })

const askServer = async (known: LoginOptions['server']): Promise<NonNullable<LoginOptions['server']>> => {
  const answer = await ask('Server: ', known ? formatEndpoint(known) : `localhost:${SERVER_PORT}`)
  return parseEndpoint('Server', answer, SERVER_PORT)
}
