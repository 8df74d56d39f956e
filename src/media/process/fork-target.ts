import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What to fork, and with which options of node. */
export interface ForkTarget {
  readonly file: string
  readonly execArgv: readonly string[]
}

const SOURCES = resolve(__dirname, '../..')
const COMPILED = resolve(SOURCES, '../dist')
const TS_NODE = 'ts-node/register/transpile-only'

/** The children of the program: the folder below `media` that holds the child's `entry`. */
export type ChildName = 'video' | 'audio' | 'face'

const newestMs = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .reduce((newest, name) => Math.max(newest, statSync(join(folder, name)).mtimeMs), 0)

/** Whether the compiled program is there and no older than its sources. */
const compiledIsFresh = (entry: string): boolean => {
  const info = join(COMPILED, '.tsbuildinfo')
  if (!existsSync(entry) || !existsSync(info)) return false
  const sources = Math.max(newestMs(join(SOURCES, 'media')), newestMs(join(SOURCES, 'protocol')))
  return statSync(info).mtimeMs >= sources
}

/**
 * Compiled: the child's own file. From sources: the compiled file if it is fresh, it starts faster, else ts-node.
 * The parent's own options are not carried over: with `node -e` the child would run the parent's script again.
 */
export const forkTarget = (child: ChildName): ForkTarget => {
  const compiled = join(COMPILED, 'media', child, 'entry.js')
  if (__filename.endsWith('.js')) return { file: join(__dirname, '..', child, 'entry.js'), execArgv: [] }
  if (compiledIsFresh(compiled)) return { file: compiled, execArgv: [] }
  return { file: join(__dirname, '..', child, 'entry.ts'), execArgv: ['-r', TS_NODE] }
}
