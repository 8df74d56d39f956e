import { access, constants, stat } from 'node:fs/promises'
import { whyNotRead } from '../../protocol/system-trouble'
import { SourceError } from './source'

/** Rejects unless the path names a file that can be read; devices, folders and addresses are none. */
export const mustBeFile = async (what: 'video' | 'picture', path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new SourceError('absent', `The ${what} ${path} does not exist.`)
  if (!found.isFile()) throw new SourceError('unreadable', `${path} is no file.`)
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new SourceError('unreadable', `${path} cannot be read: ${whyNotRead(error)}.`, { cause: error })
  })
}
