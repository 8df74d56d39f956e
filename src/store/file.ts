import { chmodSync, closeSync, constants, existsSync, fstatSync, openSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname } from 'node:path'
import type Libsql from 'libsql'
import { migrate } from './schema'
import { Sql } from './sql'
import { makeFolder } from '../profile/private-file'

/** How long another program may keep the file locked, in ms. */
const BUSY_MS = 5000

type Library = new (path: string, options: { readonly timeout: number }) => Libsql.Database

/** Opens the database, made if there is none, for its owner alone. Throws the library's errors, or the file system's. */
export const openFile = (path: string): Sql => {
  makePrivate(path)
  const Database = createRequire(__filename)('libsql') as Library
  const sql = new Sql(new Database(path, { timeout: BUSY_MS }))
  try {
    // Readers do not wait for a writer, and an hour's calls survive the end of the program; a torn file does not occur.
    sql.first('PRAGMA journal_mode = WAL')
    sql.script('PRAGMA synchronous = NORMAL')
    migrate(sql)
    return sql
  } catch (error) {
    sql.close()
    throw error
  }
}

/** SQLite gives its companion files the mode of the database, so that has to be right before. */
const makePrivate = (path: string): void => {
  makeFolder(dirname(path))
  chmodSync(dirname(path), 0o700)
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_CREAT | constants.O_NONBLOCK, 0o600)
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error(`${path} is no file`)
    if ((fstatSync(descriptor).mode & 0o077) !== 0) chmodSync(path, 0o600)
  } finally {
    closeSync(descriptor)
  }
}

/** Puts a damaged database aside, with its companion files; returns its new name in the same folder. */
export const moveAside = (path: string, nowMs: number): string => {
  const stamp = new Date(nowMs)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')
  const aside = `${path}.damaged-${stamp}`
  for (const companion of ['-wal', '-shm', '']) {
    if (existsSync(path + companion)) renameSync(path + companion, aside + companion)
  }
  return basename(aside)
}
