import { opendir, stat } from 'node:fs/promises'
import type { Dirent } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  fileKindOf,
  type FileKind,
  type FolderEntry,
  type FolderListing,
  type FolderTrouble,
} from '../tui/video/folder'

/** What is looked at of a folder, and what of that is listed. */
const MOST_READ = 10_000
const MOST_LISTED = 1000

const TROUBLES: Readonly<Record<string, FolderTrouble>> = { EACCES: 'denied', EPERM: 'denied', ENOENT: 'gone' }

const troubleOf = (error: unknown): FolderTrouble => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return TROUBLES[code] ?? 'unreadable'
}

/** What a link leads to; one that leads nowhere is nothing. */
const kindOf = async (folder: string, entry: Dirent): Promise<FolderEntry['kind'] | undefined> => {
  if (entry.isDirectory()) return 'folder'
  if (entry.isFile()) return 'file'
  if (!entry.isSymbolicLink()) return undefined
  const found = await stat(join(folder, entry.name)).catch(() => undefined)
  if (found?.isDirectory() === true) return 'folder'
  return found?.isFile() === true ? 'file' : undefined
}

const entryOf = async (folder: string, entry: Dirent, files: FileKind): Promise<FolderEntry | undefined> => {
  const { name } = entry
  if (name.startsWith('.')) return undefined
  const isWanted = fileKindOf(name) === files
  const kind = isWanted || !entry.isFile() ? await kindOf(folder, entry) : undefined
  return kind === 'folder' || (kind === 'file' && isWanted) ? { name, kind } : undefined
}

const inOrder = (a: FolderEntry, b: FolderEntry): number =>
  a.kind === b.kind ? a.name.localeCompare(b.name, undefined, { numeric: true }) : a.kind === 'folder' ? -1 : 1

const listed = async (folder: string, files: FileKind): Promise<Pick<FolderListing, 'entries' | 'isCut'>> => {
  const entries: FolderEntry[] = []
  let read = 0
  for await (const dirent of await opendir(folder)) {
    if (++read > MOST_READ) break
    const entry = await entryOf(folder, dirent, files)
    if (entry) entries.push(entry)
  }
  return {
    entries: entries.sort(inOrder).slice(0, MOST_LISTED),
    isCut: read > MOST_READ || entries.length > MOST_LISTED,
  }
}

/** What a folder has of one kind of files: folders first, nothing hidden, a thousand at most. Never rejects. */
export const readFolder = async (path: string, files: FileKind): Promise<FolderListing> => {
  const folder = resolve(path)
  try {
    return { folder, files, ...(await listed(folder, files)) }
  } catch (error) {
    return { folder, files, entries: [], isCut: false, trouble: troubleOf(error) }
  }
}
