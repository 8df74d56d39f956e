import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { types } from 'node:util'

/** No file of ours is larger, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024

/** Replaces a file that only its owner may read, in a folder that only its owner may enter. As `replaceFile` otherwise. */
export const writePrivateFile = (path: string, text: string): void => {
  const directory = dirname(path)
  makeFolder(directory)
  chmodSync(directory, 0o700)
  replaceFile(path, text, 0o600)
}

/**
 * Replaces a file, and makes its folder. Whoever reads at the same time sees the old file or the new one, never a part.
 * Throws the file system's error.
 */
export const replaceFile = (path: string, text: string, mode: number): void => {
  makeFolder(dirname(path))
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, text, { mode, flush: true })
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Removes a file if there is one. Throws the file system's error. */
export const removePrivateFile = (path: string): void => rmSync(path, { force: true })

/**
 * Makes a folder for its owner alone, and those above it. Throws the file system's error.
 * Not `recursive`: where a folder cannot be made although nothing forbids it (/proc), Node tries for ever.
 */
export const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/** The text of a file; undefined when there is none. Throws when it is too large or may not be read. */
export const readPrivateFile = (path: string): string | undefined => {
  const descriptor = openIfThere(path)
  if (descriptor === undefined) return undefined
  try {
    const status = fstatSync(descriptor)
    if (!status.isFile() || status.size > MAX_FILE_BYTES) throw new Error('it is no small text file')
    return readFileSync(descriptor, 'utf8')
  } finally {
    closeSync(descriptor)
  }
}

// Not blocking: opening a named pipe would wait for somebody who writes into it.
const openIfThere = (path: string): number | undefined => {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && isAbsence(error.code)) return undefined
    throw error
  }
}

/** Where a part of the path is a file, as with HOME=/dev/null, there is nothing either. */
const isAbsence = (code: unknown): boolean => code === 'ENOENT' || code === 'ENOTDIR'
