/** What is looked for in folders: videos, or pictures that do not move. */
export type FileKind = 'video' | 'picture'

/** The endings of their names. */
export const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  video: ['.mp4', '.avi', '.webm', '.mkv', '.mov', '.y4m'],
  picture: ['.png', '.jpg', '.jpeg', '.bmp', '.webp'],
}

/** What a file is by the ending of its name; undefined: neither. */
export const fileKindOf = (path: string): FileKind | undefined => {
  const ends = (files: FileKind): boolean => ENDINGS[files].some((ending) => path.toLowerCase().endsWith(ending))
  return ends('video') ? 'video' : ends('picture') ? 'picture' : undefined
}

/** One of a folder; its name is as the disk has it, not clean. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'folder' | 'file'
}

/** Why a folder cannot be listed. */
export type FolderTrouble = 'denied' | 'gone' | 'unreadable'

/** A folder with what it has; the path is not clean. */
export interface FolderListing {
  readonly folder: string
  readonly files: FileKind
  readonly entries: readonly FolderEntry[]
  /** It has more than is listed. */
  readonly isCut: boolean
  readonly trouble?: FolderTrouble
}

/** The folder around a folder; that of the root is the root. */
export const parentOf = (folder: string): string => folder.slice(0, Math.max(1, folder.lastIndexOf('/')))

/** The path of an entry. */
export const pathOf = (folder: string, name: string): string => (folder === '/' ? `/${name}` : `${folder}/${name}`)

/** The last name of a path. */
export const nameOfPath = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
