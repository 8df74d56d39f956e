import { SETTINGS, settingOf } from '../config/settings'
import type { Profile } from '../profile/profile'
import { profileNames } from '../profile/profile-names'
import type { Known } from './offer'

/** What a profile and this machine know. What cannot be read is not offered: nobody wants an error at a press of Tab. */
export const knownHere = (profile: Profile): Known => ({
  people: () => quietly(() => profile.readPeople()),
  profiles: () => profileNames(profile),
  settings: () => [...SETTINGS.map(({ key, says }) => ({ word: key, says })), { word: 'keys', says: 'All keys.' }],
  optionOf: (key) => settingOf(key)?.option,
})

const quietly = (read: () => readonly string[]): readonly string[] => {
  try {
    return read()
  } catch {
    return []
  }
}
