import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { SETTINGS, settingOf } from '../config/settings'
import type { Profile } from '../profile/profile'
import type { Known } from './offer'

/** What a profile and this machine know. What cannot be read is not offered: nobody wants an error at a press of Tab. */
export const knownHere = (profile: Profile): Known => ({
  people: () => quietly(() => profile.readPeople()),
  profiles: () => quietly(() => folders(dirname(profile.stateDirectory))),
  settings: () => [...SETTINGS.map(({ key, says }) => ({ word: key, says })), { word: 'keys', says: 'All keys.' }],
  optionOf: (key) => settingOf(key)?.option,
})

const folders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const quietly = (read: () => readonly string[]): readonly string[] => {
  try {
    return read()
  } catch {
    return []
  }
}
