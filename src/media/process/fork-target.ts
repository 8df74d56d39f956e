import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What to fork, and with which options of node. */
export interface ForkTarget {
  readonly file: string
  readonly execArgv: readonly string[]
}

/** `src`, or what was compiled from it, where this file is. */
const SOURCES = resolve(__dirname, '../..')
const COMPILED = resolve(SOURCES, '../dist')
const TS_NODE = 'ts-node/register/transpile-only'

const newestMs = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .reduce((newest, name) => Math.max(newest, statSync(join(folder, name)).mtimeMs), 0)

/** Whether the compiled program is there and no older than the sources of a child, and those that all children share. */
const compiledIsFresh = (entry: string, folder: string): boolean => {
  const info = join(COMPILED, '.tsbuildinfo')
  if (!existsSync(entry) || !existsSync(info)) return false
  const sources = ['media', 'protocol', 'net', folder].map((each) => newestMs(join(SOURCES, each)))
  return statSync(info).mtimeMs >= Math.max(...sources)
}

/**
 * The child whose `entry` is in this folder below `src`. Compiled: its own file. From sources: the compiled file if it is
 * fresh, it starts faster, else ts-node. The parent's own options are not carried over: with `node -e` the child would run
 * the parent's script again.
 */
export const forkTarget = (folder: string): ForkTarget => {
  if (__filename.endsWith('.js')) return { file: join(SOURCES, folder, 'entry.js'), execArgv: [] }
  const compiled = join(COMPILED, folder, 'entry.js')
  if (compiledIsFresh(compiled, folder)) return { file: compiled, execArgv: [] }
  return { file: join(SOURCES, folder, 'entry.ts'), execArgv: ['-r', TS_NODE] }
}
