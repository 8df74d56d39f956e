import type { LoginDefaults } from '../tui/login-defaults'
import { rememberingDialects } from '../dialect-memory'
import type { Identity } from '../identity'
import { offeredLogins } from '../interface/offered-logins'
import type { ProfileParts } from '../interface/profile-desk'
import { openNotebook } from '../notebook'
import { formatEndpoint } from '../options'
import type { Profile } from '../profile/profile'
import { rememberPeople } from '../profile/remember-people'
import type { Session } from '../session'
import type { CallCommandOptions } from './call-options'
import { chosen, portOf, whoIs, type Chosen } from './session-choice'
import { sessionMedia } from './session-media'

/** What the interface has of a profile, for who we are in it. */
export const profileParts = (options: CallCommandOptions, profile: Profile, identity: Identity): ProfileParts => {
  const notebook = openNotebook(profile)
  return {
    profile: profile.name,
    defaults: loginDefaults(options, identity),
    notebook,
    openSession: async (wish, report) => {
      await notebook.open()
      const { openSession } = await import('../session.js')
      const who = whoIs(wish, identity, options)
      return openSession({
        ...who,
        xmlrpc: rememberingDialects(who.xmlrpc, profile),
        ...sessionMedia(options, profile, notebook),
        report,
      })
    },
    sawPeople: (users) => rememberPeople(profile, users),
    remember: (login, session) => remember(profile, chosen(login), session),
    readLogins: () => offeredLogins(profile.readLogins(), options.account?.servers ?? [], identity.nick),
  }
}

const loginDefaults = (options: CallCommandOptions, identity: Identity): LoginDefaults => ({
  ...(identity.sala && { system: 'sala' as const }),
  server: identity.server ? formatEndpoint(identity.server) : `localhost:${portOf(identity.sala)}`,
  nick: identity.nick,
  ...(identity.host !== undefined && { host: identity.host }),
  port: options.port ?? identity.port ?? 0,
})

/** Who is in no directory is not remembered: that is asked nothing that would have to be typed again. */
const remember = (profile: Profile, { system, server, nick, host, port }: Chosen, session: Session): void => {
  if (system === 'xmlrpc') return
  const fixedPort = port === 0 || system === 'sala' ? {} : { port: session.local.port }
  profile.writeLogin({ ...(system && { system }), server, nick, ...(host !== undefined && { host }), ...fixedPort })
}
