import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SourceSpec } from '../media/video/messages'

/** A path as a shell would read it: `~/` is the home of who runs the program. */
export const homePath = (path: string): string => (path.startsWith('~/') ? join(homedir(), path.slice(2)) : path)

/** A source whose path is read so. */
export const atHome = (source: SourceSpec): SourceSpec =>
  'path' in source ? { ...source, path: homePath(source.path) } : source
