import { types } from 'node:util'

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space of this user is used up',
  EROFS: 'the file system may only be read',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
}

/** Why a file could not be written, as a clause for a person; what the system says where nothing better is known. */
export const whyNotWritten = (error: unknown): string => {
  if (!types.isNativeError(error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return WHY[code] ?? error.message
}
