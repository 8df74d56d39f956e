import { stat } from 'node:fs/promises'
import { SourceError } from './source'

/** Rejects unless the path names a file that can be read; devices, folders and addresses are none. */
export const mustBeFile = async (what: 'video' | 'picture', path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new SourceError('absent', `The ${what} ${path} does not exist.`)
  if (!found.isFile()) throw new SourceError('unreadable', `${path} is no file.`)
}
