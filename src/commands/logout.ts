import { EXIT, Failure } from '../exit'
import { DiscoveryClient } from '../net/discovery-client'
import { DirectoryError } from '../net/directory'
import { serverOfLogin, type Login } from '../profile/login'
import { spoken } from '../language'
import { openProfile, type Profile } from '../profile/profile'
import { clean } from '../protocol/text'

/** Options of `vcall logout`. */
export interface LogoutOptions {
  readonly profile?: string | undefined
}

/** `vcall logout`: takes leave of the server, and forgets the last login. No password is kept that could be forgotten. */
export const runLogout = async ({ profile: name }: LogoutOptions): Promise<number> => {
  const profile = openProfile(name)
  const login = profile.readLogin()
  if (!login) throw new Failure(EXIT.failure, 'no-login', 'nobody is logged in here. vcall login does it.')
  // Who is not connected is not there: nobody is told.
  if (login.system === 'sala') return forgetSala(profile, login)
  const directory = new DiscoveryClient(serverOfLogin(login))
  const trouble = await directory.logOut().then(
    () => undefined,
    (error: unknown) => messageOf(error),
  )
  await directory.close()
  profile.forgetLogin()
  if (trouble !== undefined) process.stderr.write(`vcall: ${spoken(trouble)}\n`)
  const rest = `the server keeps the name ${clean(login.nick)} for up to 24 h after its last log in`
  process.stdout.write(`logged out of ${clean(login.server)}; ${rest}\n`)
  return EXIT.ok
}

const forgetSala = (profile: Profile, { server }: Login): number => {
  profile.forgetLogin()
  process.stdout.write(`the name for ${clean(server)} is forgotten\n`)
  return EXIT.ok
}

const messageOf = (error: unknown): string => {
  if (error instanceof DirectoryError) return clean(error.message)
  throw error
}
