import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { isProfileName } from '../protocol/profile-name'
import type { Profile } from './profile'

/** The profiles beside this one that have a folder, and this one, by name. A folder that cannot be read has none. */
export const profileNames = ({ name, stateDirectory }: Pick<Profile, 'name' | 'stateDirectory'>): readonly string[] =>
  [...new Set([name, ...folders(dirname(stateDirectory))])].sort()

const folders = (path: string): readonly string[] => {
  try {
    const entries = readdirSync(path, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() && isProfileName(entry.name) ? [entry.name] : []))
  } catch {
    return []
  }
}
