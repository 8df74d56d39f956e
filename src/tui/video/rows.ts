import { clean } from '../../protocol/text'
import type { FolderEntry, FolderListing } from './folder'

/** The way up. */
export const UP: FolderEntry = { name: '..', kind: 'folder' }

/** What is shown of a folder: the way up, and all that has the typed text in its name, at its beginning first. */
export const fileRows = ({ folder, entries }: FolderListing, typed: string): readonly FolderEntry[] => {
  const wanted = typed.trim().toLowerCase()
  if (wanted !== '') return found(entries, wanted)
  return folder === '/' ? entries : [UP, ...entries]
}

const found = (entries: readonly FolderEntry[], wanted: string): readonly FolderEntry[] => {
  const at = ({ name }: FolderEntry): number => clean(name).toLowerCase().indexOf(wanted)
  const all = entries.filter((entry) => at(entry) >= 0)
  return [...all.filter((entry) => at(entry) === 0), ...all.filter((entry) => at(entry) > 0)]
}
