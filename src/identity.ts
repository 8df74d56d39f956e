import { userInfo } from 'node:os'
import { UsageError } from './exit'
import type { Lines } from './lines'
import type { Endpoint } from './net/signalling'
import type { Profile } from './profile/profile'
import { parseNick } from './options'
import { serverOfLogin, type Login } from './profile/login'
import { nameFault, nameTrouble } from './protocol/sala/name'
import { askHidden } from './prompt'
import { spoken } from './language'

/** What may be said of who we are. */
export interface Account {
  readonly server?: Endpoint | undefined
  /** Others that are offered at the log in. */
  readonly servers?: readonly Endpoint[] | undefined
  readonly nick?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** Options that say who we are. */
export interface IdentityOptions extends Account {
  /** A registry of Sala Virtual, instead of a discovery server. */
  readonly sala?: Endpoint | undefined
  /** What the configuration file says of it: it holds where the options say nothing, and asks for nothing by itself. */
  readonly account?: Account | undefined
  readonly passwordStdin?: boolean | undefined
  readonly profile?: string | undefined
}

/** Who we are, from the options first, then from the configuration file, then from the last login. */
export interface Identity {
  readonly nick: string
  /** The server is a registry of Sala Virtual. */
  readonly sala: boolean
  /** Present: register there. */
  readonly server?: Endpoint | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/**
 * Fills the gaps of the options from the configuration file and from the remembered login, as far as it is one of the same
 * system. Throws UsageError for a name that the system does not take.
 */
export const identify = (options: IdentityOptions, profile: Profile): Identity => {
  const last = profile.readLogin()
  const sala = isSala(options, last)
  const login = last && (last.system === 'sala') === sala ? last : undefined
  // The file speaks of a discovery server.
  const { account = {} } = sala ? {} : options
  const nick = options.nick ?? account.nick ?? login?.nick ?? systemName()
  if (options.nick !== undefined) requireName(options.nick, sala)
  return {
    nick,
    sala,
    server: options.sala ?? options.server ?? account.server ?? (login && serverOfLogin(login)),
    host: options.host ?? account.host ?? login?.host,
    port: options.port ?? account.port ?? login?.port,
  }
}

/** Whether it is Sala Virtual that is meant: it is asked for, or nothing else is and the last login was one. */
const isSala = ({ sala, server, account }: IdentityOptions, last: Login | undefined): boolean =>
  sala !== undefined || (server === undefined && account?.server === undefined && last?.system === 'sala')

const requireName = (name: string, sala: boolean): void => {
  if (!sala) return void parseNick(name)
  const fault = nameFault(name)
  if (fault) throw new UsageError(`--nick: ${nameTrouble(fault)}`)
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
  return checked(await askHidden(`${spoken(`Password of ${identity.nick}:`)} `))
}

const checked = (password: string | undefined): string => {
  if (password === undefined || password === '') throw new UsageError('the password is empty')
  if (!/^[\x21-\x7e]{1,128}$/.test(password)) {
    throw new UsageError('a password is 1 to 128 ASCII characters without spaces: the protocol cannot carry others')
  }
  return password
}
