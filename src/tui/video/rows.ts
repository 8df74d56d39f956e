import { clean } from '../../protocol/text'
import type { FolderEntry, FolderListing } from './folder'

/** The way up. */
export const UP: FolderEntry = { name: '..', kind: 'folder' }

/** What is shown of a folder: the way up, and all that has the typed text in its name. */
export const fileRows = ({ folder, entries }: FolderListing, typed: string): readonly FolderEntry[] => {
  const wanted = typed.trim().toLowerCase()
  if (wanted !== '') return entries.filter(({ name }) => clean(name).toLowerCase().includes(wanted))
  return folder === '/' ? entries : [UP, ...entries]
}
