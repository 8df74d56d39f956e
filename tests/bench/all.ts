/** `npm run bench [-- --json]`: every benchmark of the repository, one after the other, each in a process of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const BENCHMARKS = [
  'audio',
  'call',
  'filters',
  'interface',
  'link',
  'loss',
  'peers',
  'playout',
  'render',
  'server',
  'systems',
  'voice',
] as const

const run = (name: string, json: boolean): string => {
  const file = join(__dirname, `${name}.ts`)
  const args = ['-r', 'ts-node/register/transpile-only', file, ...(json ? ['--json'] : [])]
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`the benchmark ${name} ended with exit code ${String(status)}`)
  return stdout.trim()
}

const json = process.argv.includes('--json')
const results = BENCHMARKS.map((name) => {
  if (!json) process.stderr.write(`bench:${name} ...\n`)
  const output = run(name, json)
  if (!json) process.stdout.write(`${output}\n\n`)
  return `${JSON.stringify(name)}:${output}`
})
if (json) process.stdout.write(`{${results.join(',')}}\n`)
