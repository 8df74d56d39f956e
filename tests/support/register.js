/*
 * Runs TypeScript in a child of a test: `node -r tests/support/register.js program.ts`. Types are stripped, not checked, and
 * what came of a file is kept: most of the time of a short program went into that, and many tests start the same one.
 */
const { createHash } = require('node:crypto')
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const root = join(__dirname, '..', '..')
const modules = join(root, 'node_modules')
const kept = join(modules, '.cache', 'vcall-tests')
const { version } = JSON.parse(readFileSync(join(modules, 'typescript', 'package.json'), 'utf8'))

const compile = (source, fileName) => {
  const { ModuleKind, ScriptTarget, transpileModule } = require('typescript')
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS, esModuleInterop: true }
  return transpileModule(source, { compilerOptions, fileName }).outputText
}

/** Another process may write the same: each writes a file of its own and puts it there whole. */
const keep = (path, text) => {
  const own = `${path}.${process.pid}`
  try {
    mkdirSync(kept, { recursive: true })
    writeFileSync(own, text)
    renameSync(own, path)
  } catch {
    // It is compiled again the next time.
  }
}

const compiled = (fileName) => {
  const source = readFileSync(fileName, 'utf8')
  const path = join(kept, `${createHash('sha256').update(`${version}\n${source}`).digest('hex')}.js`)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    const text = compile(source, fileName)
    keep(path, text)
    return text
  }
}

require.extensions['.ts'] = (module, fileName) => module._compile(compiled(fileName), fileName)
