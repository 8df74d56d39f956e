import { whyNotWritten } from '../protocol/system-trouble'
import { StoreError } from './store'

const BUSY = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED'])

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What else the database library tells, by the plain code. */
const WHY: Readonly<Record<string, string>> = {
  MODULE_NOT_FOUND: 'a package is missing (npm run setup)',
  SQLITE_CANTOPEN: 'its file cannot be opened',
  SQLITE_IOERR: 'the device reports an error',
  SQLITE_NOMEM: 'there is not enough memory',
  SQLITE_PERM: 'this user may not write there',
}

const whyOf = (error: unknown): string => {
  const known = Object.keys(WHY).find((plain) => codeOf(error).startsWith(plain))
  return (known === undefined ? undefined : WHY[known]) ?? whyNotWritten(error)
}

/** What an error of the database library, or of the file system, means for the store. */
export const storeErrorOf = (error: unknown): StoreError => {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  const trouble = (reason: StoreError['reason'], message: string): StoreError => new StoreError(reason, message)
  // Extended codes begin with the plain one.
  const is = (plain: string): boolean => code === plain || code.startsWith(`${plain}_`)
  if (is('SQLITE_CORRUPT') || is('SQLITE_NOTADB')) return trouble('damaged', 'The history is damaged.')
  if (is('SQLITE_FULL') || code === 'ENOSPC')
    return trouble('full', 'The disk is full: calls, favourites and notes are not kept.')
  if (is('SQLITE_READONLY') || code === 'EROFS') {
    return trouble('read-only', 'The history may only be read here: calls, favourites and notes are not kept.')
  }
  if ([...BUSY].some(is)) return trouble('busy', 'Another program keeps the history locked: this was not noted.')
  return trouble('unavailable', `The history cannot be used: ${whyOf(error)}.`)
}
