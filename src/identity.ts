import { userInfo } from 'node:os'
import { UsageError } from './exit'
import type { Lines } from './lines'
import type { Endpoint } from './net/signalling'
import type { Profile } from './profile/profile'
import { parseEndpoint, SERVER_PORT } from './options'
import { askHidden } from './prompt'

/** What may be said of who we are. */
export interface Account {
  readonly server?: Endpoint | undefined
  readonly nick?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** Options that say who we are. */
export interface IdentityOptions extends Account {
  /** What the configuration file says of it: it holds where the options say nothing, and asks for nothing by itself. */
  readonly account?: Account | undefined
  readonly passwordStdin?: boolean | undefined
  readonly profile?: string | undefined
}

/** Who we are, from the options first, then from the configuration file, then from the last login. */
export interface Identity {
  readonly nick: string
  /** Present: register there. */
  readonly server?: Endpoint | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** Fills the gaps of the options from the configuration file and from the remembered login. */
export const identify = (options: IdentityOptions, profile: Profile): Identity => {
  const login = profile.readLogin()
  const remembered = login && parseEndpoint('the remembered server', login.server, SERVER_PORT)
  const { account = {} } = options
  return {
    nick: options.nick ?? account.nick ?? login?.nick ?? systemName(),
    server: options.server ?? account.server ?? remembered,
    host: options.host ?? account.host ?? login?.host,
    port: options.port ?? account.port ?? login?.port,
  }
}

/** The name of the system's user as a legal nick. */
const systemName = (): string => {
  const name = userInfo().username.replace(/[^\x21-\x7e]|#/g, '')
  return name === '' ? 'vcall' : name
}

/** The password: from stdin's first line, else asked for on the terminal. Undefined when there is neither. */
export const readPassword = async (
  options: IdentityOptions,
  identity: Identity,
  lines: Lines | undefined,
): Promise<string | undefined> => {
  if (options.passwordStdin === true) return checked(await lines?.next())
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  return checked(await askHidden(`Password of ${identity.nick}: `))
}

const checked = (password: string | undefined): string => {
  if (password === undefined || password === '') throw new UsageError('the password is empty')
  if (!/^[\x21-\x7e]{1,128}$/.test(password)) {
    throw new UsageError('a password is 1 to 128 ASCII characters without spaces: the protocol cannot carry others')
  }
  return password
}
