import type { LoginDefaults } from '../tui/login-defaults'
import type { PeopleDeskParts } from './people-desk'
import type { SessionDeskParts } from './session-desk'

/** What the interface has of a profile: its people, calls and log ins, and the sessions of who logs in there. */
export interface ProfileParts extends PeopleDeskParts, Omit<SessionDeskParts, 'target'> {
  /** Its name. */
  readonly profile: string
  /** What its log in begins with: the last user. */
  readonly defaults: LoginDefaults
}

/** The profiles of this machine. */
export interface Profiles {
  /** Those that have a folder, in order. */
  names(): readonly string[]
  /** Opens one; what is odd about its files is told to `warn`. Throws UsageError for a name that cannot be one, or a wrong configuration. */
  open(name: string, warn: (line: string) => void): ProfileParts
}
