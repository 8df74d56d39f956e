import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What to fork as the video process, and with which options of node. */
export interface ForkTarget {
  readonly file: string
  readonly execArgv: readonly string[]
}

const SOURCES = resolve(__dirname, '../..')
const COMPILED = resolve(SOURCES, '../dist')
const TS_NODE = 'ts-node/register/transpile-only'

const newestMs = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .reduce((newest, name) => Math.max(newest, statSync(join(folder, name)).mtimeMs), 0)

/** Whether the compiled program is there and no older than its sources. */
const compiledIsFresh = (): boolean => {
  const info = join(COMPILED, '.tsbuildinfo')
  if (!existsSync(join(COMPILED, 'media/video/entry.js')) || !existsSync(info)) return false
  const sources = Math.max(newestMs(join(SOURCES, 'media')), newestMs(join(SOURCES, 'protocol')))
  return statSync(info).mtimeMs >= sources
}

/**
 * Compiled: the file beside this one. From sources: the compiled file if it is fresh, it starts faster, else ts-node.
 * The parent's own options are not carried over: with `node -e` the child would run the parent's script again.
 */
export const forkTarget = (): ForkTarget => {
  if (__filename.endsWith('.js')) return { file: join(__dirname, 'entry.js'), execArgv: [] }
  if (compiledIsFresh()) return { file: join(COMPILED, 'media/video/entry.js'), execArgv: [] }
  return { file: join(__dirname, 'entry.ts'), execArgv: ['-r', TS_NODE] }
}
