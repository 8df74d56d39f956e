import { randomInt } from 'node:crypto'
import { directoryAt } from '../directories'
import { EXIT, Failure, UsageError } from '../exit'
import { identify, type IdentityOptions } from '../identity'
import type { Contact } from '../net/signalling'
import type { Directory, ListedUser } from '../net/directory'
import { SalaDirectory } from '../net/sala/directory'
import { formatEndpoint } from '../options'
import { openProfile } from '../profile/profile'
import { rememberPeople } from '../profile/remember-people'
import { clean } from '../protocol/text'
import { toJsonLine } from '../reporter'
import { directoryFailure } from '../directory-failure'

/** Options of `vcall users` and `vcall query`. */
export interface UsersOptions extends IdentityOptions {
  readonly json?: boolean
}

const withDirectory = async <T>(options: UsersOptions, use: (directory: Directory) => Promise<T>): Promise<T> => {
  const { server, sala, host } = identify(options, openProfile(options.profile))
  if (!server) throw new UsageError('no discovery server is known: vcall login, or --server HOST:PORT')
  const directory = directoryAt(server, { sala, host })
  try {
    // Only who is there is told who is there; our own name may be in use by ourselves.
    if (directory instanceof SalaDirectory) await directory.register({ nick: visitor() })
    return await use(directory)
  } catch (error) {
    throw directoryFailure(error)
  } finally {
    await directory.close()
  }
}

/** The name of somebody who looks in for a moment. */
const VISITOR = /^vcall-[0-9a-z]{6}$/

const visitor = (): string =>
  `vcall-${randomInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')}`

/** `vcall users`: everybody who is registered. */
export const runUsers = async (options: UsersOptions): Promise<number> => {
  const all = await withDirectory(options, (directory) => directory.list())
  const users = all.filter(({ nick }) => !VISITOR.test(nick))
  rememberPeople(openProfile(options.profile), users)
  const lines = options.json === true ? users.map(toJsonLine) : table(users)
  process.stdout.write(lines.join(''))
  return EXIT.ok
}

const table = (users: readonly ListedUser[]): string[] => {
  if (users.length === 0) return ['nobody is registered\n']
  const width = Math.max(...users.map(({ nick }) => clean(nick).length), 4)
  return users.map(
    (user) => `${clean(user.nick).padEnd(width)}  ${clean(formatEndpoint(user))}  ${when(user.registeredAt)}\n`,
  )
}

const when = (seconds: number | undefined): string => {
  if (seconds === undefined) return ''
  const minutes = Math.max(0, Math.floor((Date.now() / 1000 - seconds) / 60))
  if (minutes < 1) return 'registered just now'
  if (minutes < 60) return `registered ${minutes} min ago`
  return `registered ${Math.floor(minutes / 60)} h ago`
}

/** `vcall query`: where one person is reached; exit code 6 when nobody has that name. */
export const runQuery = async (options: UsersOptions & { readonly nick: string }): Promise<number> => {
  const contact = await withDirectory(options, (directory) => directory.find(options.nick))
  if (!contact) {
    throw new Failure(
      EXIT.unreachable,
      'unknown-user',
      `nobody is registered as ${options.nick}. vcall users lists who is.`,
    )
  }
  process.stdout.write(options.json === true ? toJsonLine(contact) : describe(contact))
  return EXIT.ok
}

const describe = (contact: Contact): string =>
  `${clean(contact.nick ?? '')}  ${clean(formatEndpoint(contact))}  ${clean((contact.protocols ?? []).join(' '))}\n`
