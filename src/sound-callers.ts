import { unlessFailure } from './exit'
import type { Profile } from './profile/profile'
import type { SoundCallers } from './session'

/**
 * Who has called us with sound, by the nick at this server, as the profile remembers it. Where it cannot be read or
 * written, calls go on as with strangers.
 */
export const soundCallers = (profile: Profile, server: string): SoundCallers => {
  const added = new Set<string>()
  return {
    has: (nick) => added.has(nick) || remembered(profile).some((each) => each.nick === nick && each.server === server),
    add: (nick) => {
      added.add(nick)
      unlessFailure(() => profile.addSoundCaller({ nick, server }))
    },
  }
}

const remembered = (profile: Profile): ReturnType<Profile['readSoundCallers']> =>
  unlessFailure(() => profile.readSoundCallers()) ?? []
