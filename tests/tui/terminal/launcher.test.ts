import { spawnSync } from 'node:child_process'
import { fixtureLauncher, runTypeScript } from '../../support/fixture-launcher'
import { Pty } from '../../support/pty'
import { PROGRAM, withFixture } from './fixture/start'

jest.setTimeout(120_000)

/** The pid that the fixture shows. */
const programPid = (pty: Pty): number => Number(/ready (\d+)/.exec(pty.text)?.[1])

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const restored = (pty: Pty): boolean => !pty.alternate && pty.cursorShown && !pty.mouseTracked && !pty.bracketedPaste

/** Runs the fixture under the real launcher. */
const launched = async (test: (pty: Pty) => Promise<void>): Promise<void> => {
  const { launcher, remove } = fixtureLauncher(runTypeScript(PROGRAM))
  try {
    await withFixture(test, { args: [launcher] })
  } finally {
    remove()
  }
}

describe('the launcher, with a terminal', () => {
  it.each([
    ['q', 0],
    ['e', 7],
    ['x', 1],
  ])('passes the exit code on: key %s, code %d', (key, exitCode) =>
    launched(async (pty) => {
      pty.write(key)
      await pty.exits(exitCode)
      expect(restored(pty)).toBe(true)
    }),
  )

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('passes %s on', (signal, exitCode) =>
    launched(async (pty) => {
      pty.signal(signal)
      await pty.exits(exitCode)
      expect(restored(pty)).toBe(true)
    }),
  )

  it.each([
    ['SIGKILL', 137],
    ['SIGSEGV', 139],
    ['SIGABRT', 134],
  ] as const)('restores the terminal after %s of the program, and says so', (signal, exitCode) =>
    launched(async (pty) => {
      pty.signal(signal, programPid(pty))
      await pty.exits(exitCode)
      expect(restored(pty)).toBe(true)
      expect(pty.text.replace(/\n/g, '')).toContain(`vcall was ended by ${signal}`)
      expect(pty.text.replace(/\n/g, '')).toContain('The terminal was restored.')
    }),
  )

  it('leaves no program behind when it is killed itself', () =>
    launched(async (pty) => {
      const program = programPid(pty)
      expect(program).not.toBe(pty.pid)
      pty.signal('SIGKILL')
      await pty.waitFor(() => !alive(program) && restored(pty))
    }))
})

describe('the launcher in a shell with job control', () => {
  it('stops and continues with the program', async () => {
    const { launcher, remove } = fixtureLauncher(runTypeScript(PROGRAM))
    const shell = new Pty({ command: 'bash', args: ['--norc', '--noprofile', '-i'], env: { PS1: 'prompt> ' } })
    try {
      await shell.waitFor('prompt>')
      shell.write(`${process.execPath} ${launcher}\r`)
      await shell.waitFor('ready')
      const program = programPid(shell)
      shell.write('\x1a')
      // bash asks for marked pastes itself.
      await shell.waitFor(() => shell.text.includes('Stopped'))
      expect(shell.text).not.toContain('0n')
      expect([shell.alternate, shell.cursorShown, shell.mouseTracked]).toEqual([false, true, false])
      shell.write('stty -a | grep -o -- "-\\?icanon"; echo $((40+2))\r')
      await shell.waitFor(() => shell.lines.includes('42'))
      expect(shell.lines).toContain('icanon')
      shell.write('fg\r')
      await shell.waitFor(() => shell.alternate && shell.text.includes('continue'))
      expect(shell.halves(75, 1)).toBeDefined()
      await shell.waitFor(() => shell.halves(75, 1)[0] === '#00ff00')
      shell.write('q')
      await shell.waitFor(() => !shell.alternate && !alive(program))
      // The launcher is still there for a moment, and throws away what is typed before the shell asks.
      await shell.waitFor(() => shell.text.trimEnd().endsWith('\nprompt>'))
      shell.write('echo $?; exit\r')
      await shell.waitFor(() => shell.lines.includes('0'))
    } finally {
      shell.kill()
      remove()
    }
  })

  it('goes on where no shell could continue it', () =>
    launched(async (pty) => {
      pty.write('\x1a')
      await pty.waitFor(() => pty.alternate && pty.text.includes('{"type":"continue"}'))
      pty.write('q')
      await pty.exits(0)
      expect(restored(pty)).toBe(true)
    }))
})

describe('the launcher, without a terminal', () => {
  const run = (main: string | undefined, ...args: string[]) => {
    const { launcher, remove } = fixtureLauncher(main)
    try {
      return spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' })
    } finally {
      remove()
    }
  }

  it('runs the program in its own process, with its arguments', () => {
    const main = 'console.log(process.pid, process.env.VCALL_LAUNCHER, ...process.argv.slice(2)); process.exitCode = 5'
    const found = run(main, 'users', '--json')
    expect(found.stdout).toBe(`${found.pid} undefined users --json\n`)
    expect(found.status).toBe(5)
  })

  it('says what to do when nothing is built', () => {
    const found = run(undefined, '--help')
    expect(found.stderr).toMatch(/^vcall is not built yet: run `npm run setup` in .*\n$/)
    expect(found.status).toBe(1)
  })
})

it('help needs no second process, also in a terminal', async () => {
  const { launcher, remove } = fixtureLauncher('console.log(`pid ${process.pid}`)')
  const pty = new Pty({ command: process.execPath, args: [launcher, '--help'] })
  try {
    await pty.exits(0)
    expect(pty.text).toContain(`pid ${pty.pid}`)
  } finally {
    pty.kill()
    remove()
  }
})
