import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { REGISTER } from './run-typescript'

const ROOT = path.join(__dirname, '..', '..')

/** The real launcher beside a program of the test's. */
export interface FixtureLauncher {
  readonly launcher: string
  readonly remove: () => void
}

/** Puts `bin/vcall` into a folder of its own whose program is `main` (JavaScript); absent: not built. */
export const fixtureLauncher = (main?: string): FixtureLauncher => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vcall-launcher-'))
  const launcher = path.join(folder, 'bin', 'vcall')
  mkdirSync(path.dirname(launcher))
  copyFileSync(path.join(ROOT, 'bin', 'vcall'), launcher)
  if (main !== undefined) buildProgram(path.join(folder, 'dist'), main)
  return { launcher, remove: () => rmSync(folder, { recursive: true }) }
}

/** JavaScript that runs a TypeScript file of the project. */
export const runTypeScript = (file: string): string =>
  `require(${JSON.stringify(REGISTER)})\nmodule.exports = require(${JSON.stringify(path.resolve(ROOT, file))})\n`

const buildProgram = (dist: string, main: string): void => {
  mkdirSync(path.join(dist, 'tui', 'terminal'), { recursive: true })
  writeFileSync(path.join(dist, 'main.js'), main)
  writeFileSync(path.join(dist, 'tui', 'terminal', 'modes.js'), runTypeScript('src/tui/terminal/modes.ts'))
}
