import { spawnSync } from 'node:child_process'
import { Pty } from '../../support/pty'
import { FIXTURE } from './fixture/start'

jest.setTimeout(120_000)

describe('openDisplay', () => {
  it('refuses a pipe, with one line and not a byte for a terminal', () => {
    const found = spawnSync(process.execPath, [...FIXTURE], { encoding: 'utf8' })
    expect(found.status).toBe(2)
    expect(found.stdout).toBe('')
    expect(found.stderr).toMatch(/^TerminalError: There is no terminal here: .* --headless\.\n$/)
  })

  it('refuses a terminal that cannot move its cursor', async () => {
    const pty = new Pty({ command: process.execPath, args: FIXTURE, columns: 200, env: { TERM: 'dumb' } })
    try {
      expect(await pty.exit()).toMatchObject({ exitCode: 2 })
      expect(pty.text).toMatch(/^TerminalError: This terminal cannot move its cursor \(TERM=dumb\)\..*--headless\.\n/)
      expect(pty.raw).not.toContain('\x1b[')
    } finally {
      pty.kill()
    }
  })
})
