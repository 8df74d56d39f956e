import { Failure } from '../exit'
import type { Profile } from './profile'

/** Keeps the names for the shell's completion; where they cannot be kept, nothing is the worse for it. */
export const rememberPeople = (profile: Profile, users: readonly { readonly nick: string }[]): void => {
  try {
    profile.addPeople(users.map(({ nick }) => nick))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}
