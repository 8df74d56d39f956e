import { isIP } from 'node:net'
import { EXIT, UsageError } from '../exit'
import { identify, type IdentityOptions } from '../identity'
import { DiscoveryClient } from '../net/discovery-client'
import { isAddress, parseEndpoint } from '../options'
import { openProfile } from '../profile/profile'
import { clean } from '../protocol/text'
import type { PersonKey } from '../store/person'
import { withStore } from './history'

/** Options of `vcall block` and `vcall unblock`. */
export interface BlockOptions extends IdentityOptions {
  /** A nick, or an address with or without its port. */
  readonly who: string
}

/** `vcall block`: calls of somebody never ring any more. */
export const runBlock = async (options: BlockOptions): Promise<number> => {
  const key = personNamed(options)
  await withStore(options.profile, (store) => store.changePerson(key, { blocked: true }))
  process.stdout.write(`${describe(key)} is blocked: calls are declined before they ring\n`)
  return EXIT.ok
}

/** `vcall unblock`: they ring again. */
export const runUnblock = async (options: BlockOptions): Promise<number> => {
  const key = personNamed(options)
  const was = await withStore(options.profile, async (store) => {
    const blocked = (await store.blocked()).some(({ server, nick }) => server === key.server && nick === key.nick)
    if (blocked) await store.changePerson(key, { blocked: false })
    return blocked
  })
  process.stdout.write(`${describe(key)} ${was ? 'may call again' : 'was not blocked'}\n`)
  return EXIT.ok
}

/** A nick is one of a server; an address is the same everywhere, whatever port it calls from. */
const personNamed = (options: BlockOptions): PersonKey => {
  const { who } = options
  if (isIP(who) !== 0) return { server: '', nick: who }
  if (isAddress(who)) return { server: '', nick: parseEndpoint('an address', who).host }
  const { server } = identify(options, openProfile(options.profile))
  if (server) return { server: new DiscoveryClient(server).name, nick: who }
  throw new UsageError('a nick is one of a discovery server: vcall login, or --server HOST:PORT; or name an address')
}

const describe = ({ server, nick }: PersonKey): string => (server === '' ? clean(nick) : `${clean(nick)} at ${server}`)
