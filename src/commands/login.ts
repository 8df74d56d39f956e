import { DiscoveryClient } from '../net/discovery-client'
import { SalaDirectory } from '../net/sala/directory'
import { UsageError } from '../exit'
import { identify, readPassword, type Identity, type IdentityOptions } from '../identity'
import { Lines } from '../lines'
import { formatEndpoint, parseEndpoint, SERVER_PORT } from '../options'
import { openProfile, type Profile } from '../profile/profile'
import { spoken } from '../language'
import { ask } from '../prompt'
import { REGISTRY_PORT } from '../protocol/sala/message'
import { systemAddressOf, type SystemAddress } from '../protocol/system'
import { clean } from '../protocol/text'
import type { Endpoint } from '../net/signalling'
import { ownAddress } from '../own-address'
import { CONTROL_PORT } from '../ports'
import { directoryFailure } from '../directory-failure'

/** Options of `vcall login`. */
export type LoginOptions = IdentityOptions

/** Registers once, which proves the password and reserves the nick, and remembers all but the password. */
export const runLogin = async (options: LoginOptions): Promise<number> => {
  const profile = openProfile(options.profile)
  const known = identify(options, profile)
  if (known.sala) return logInToSala(options, known, profile)
  const person = process.stdin.isTTY && options.passwordStdin !== true
  const named = options.server ?? (person ? await askServer(known.server) : known.server)
  if (named && 'system' in named) return logInElsewhere(options, known, named, profile)
  const server = named
  if (!server) throw new UsageError('no discovery server is known: --server HOST:PORT')
  const nick = options.nick ?? (person ? await ask(`${spoken('Name:')} `, known.nick) : known.nick)
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

/** Joins once, which shows that the name is free, and remembers it; there is no password. */
const logInToSala = async (
  options: LoginOptions,
  { server, nick, host }: Identity,
  profile: Profile,
): Promise<number> => {
  if (!server) throw new UsageError('no server is known: --sala HOST:PORT')
  const directory = new SalaDirectory({ ...server, localAddress: host })
  try {
    await directory.register({ nick })
  } catch (error) {
    throw directoryFailure(error)
  } finally {
    await directory.close()
  }
  const at = formatEndpoint(server)
  profile.writeLogin({
    system: 'sala',
    server: at,
    nick,
    ...(options.host && { host: options.host }),
    ...asked(options),
  })
  process.stdout.write(`${at} takes the name ${clean(nick)}, remembered for next time\n`)
  return 0
}

const asked = ({ port }: LoginOptions): { port?: number } => (port === undefined ? {} : { port })

const askServer = async (known: LoginOptions['server']): Promise<Endpoint | SystemAddress> => {
  const answer = await ask(`${spoken('Server:')} `, known ? formatEndpoint(known) : `localhost:${SERVER_PORT}`)
  const named = systemAddressOf(answer)
  if (named && named.system !== 'v0') return named
  return parseEndpoint('Server', named?.address ?? answer, SERVER_PORT)
}

/** A server that was written with its system. */
const logInElsewhere = async (
  options: LoginOptions,
  known: Identity,
  { system, address }: SystemAddress,
  profile: Profile,
): Promise<number> => {
  if (system === 'xmlrpc') throw new UsageError('the chat by XML-RPC has no server to log in at: vcall xmlrpc opens it')
  const server = parseEndpoint('Server', address, REGISTRY_PORT)
  const nick = options.nick ?? (await ask(`${spoken('Name:')} `, known.nick))
  return logInToSala(options, { ...known, sala: true, server, nick }, profile)
}
