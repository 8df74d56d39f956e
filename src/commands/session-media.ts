import type { Notebook } from '../notebook'
import type { Profile } from '../profile/profile'
import type { SessionOptions } from '../session'
import { soundCallers } from '../sound-callers'
import { settingsOf, soundOf, sourceOf, type CallCommandOptions } from './call-options'

/** What every session takes of the command line and of the profile, whoever it is for. */
export const sessionMedia = (
  options: CallCommandOptions,
  profile: Profile,
  notes: Notebook,
): Pick<SessionOptions, 'source' | 'filters' | 'settings' | 'sound' | 'soundCallers' | 'notes'> => ({
  source: sourceOf(options),
  filters: options.filter,
  settings: settingsOf(options),
  sound: soundOf(options),
  soundCallers: (directory) => soundCallers(profile, directory),
  notes,
})
