// Compiles the renderer's kernels to dist/render.wasm, when one of their sources is newer.
const { spawnSync } = require('node:child_process')
const { readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')

process.chdir(join(__dirname, '..'))

const TARGET = join('dist', 'render.wasm')
const OPTIONS = ['-O3', '--noAssert', '--enable', 'simd,bulk-memory', '--runtime', 'stub']

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const sources = readdirSync('assembly').map((name) => join('assembly', name))

if (timeOf(TARGET) < Math.max(timeOf('package-lock.json'), ...sources.map(timeOf))) {
  const compiler = require.resolve('assemblyscript/bin/asc.js')
  const options = [compiler, join('assembly', 'index.ts'), '-o', TARGET, ...OPTIONS]
  process.exitCode = spawnSync(process.execPath, options, { stdio: 'inherit' }).status ?? 1
}
