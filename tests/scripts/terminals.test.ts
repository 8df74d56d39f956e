import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const ROOT = join(__dirname, '..', '..')

/** Runs the installation of the terminals with these programs in place of Debian's. */
const run = (programs: Readonly<Record<string, string>>): { readonly out: string; readonly asked: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'vcall-terminals-'))
  try {
    const log = join(folder, 'log')
    writeFileSync(log, '')
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >>"${log}"\n${script}\n`)
      chmodSync(join(folder, name), 0o755)
    }
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` }
    const { status, stdout } = spawnSync('bash', ['scripts/setup/terminals.sh'], { cwd: ROOT, env, encoding: 'utf8' })
    expect(status).toBe(0)
    return { out: stdout, asked: readFileSync(log, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything but these is installed. */
const without = (...missing: readonly string[]): string =>
  `for p in "$@"; do case " ${missing.join(' ')} -W -f=* " in *" $p "*) ;; *) echo "$p installed";; esac; done`
const ASKED_FOR = { id: 'echo 0' }

describe('the installation of the terminals', () => {
  it('asks for nothing where everything is there', () => {
    const { out, asked } = run({ ...ASKED_FOR, 'dpkg-query': without(), 'apt-get': 'exit 1' })
    expect([out, asked.includes('apt-get')]).toEqual(['', false])
  })

  it('asks for what is missing, for each alone when not all can be had, and says what is missing still', () => {
    const { out, asked } = run({ ...ASKED_FOR, 'dpkg-query': without('foot', 'kitty'), 'apt-get': 'exit 1' })
    expect(out).toBe('terminals: could not be installed: foot kitty\n')
    expect(asked).toMatch(/apt-get install .* foot kitty\n.*apt-get install .* foot\n.*apt-get install .* kitty\n/s)
  })

  it('asks for nothing where it may not', () => {
    const { out, asked } = run({ id: 'echo 1000', sudo: 'exit 1', 'dpkg-query': without('foot'), 'apt-get': 'exit 0' })
    expect(out).toBe('terminals: could not be installed: foot\n')
    expect(asked).not.toContain('apt-get')
  })
})
