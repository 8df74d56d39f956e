import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../../support/clips'
import { Pty, type PtyOptions } from '../../support/pty'
import { FIXTURE } from './fixture/start'

jest.setTimeout(120_000)

const RUN = [process.execPath, ...FIXTURE]

const place = scratch()
const sockets = join(place.folder, 'sockets')
const settings = join(place.folder, 'screenrc')
mkdirSync(sockets, { mode: 0o700 })
writeFileSync(settings, 'startup_message off\n')
afterAll(() => place.remove())

const has = (program: string): boolean => spawnSync('which', [program]).status === 0

/** A multiplexer with the fixture in it, and how it is left and come back to. */
interface Multiplexer {
  readonly name: string
  readonly program: string
  readonly open: readonly string[]
  readonly detach: string
  readonly attach: readonly string[]
  readonly end: readonly string[]
}

const tmux = (passthrough: 'on' | 'off'): Multiplexer => {
  const server = ['-L', `vcall-test-${process.pid}-${passthrough}`]
  const options = ['set', '-g', 'status', 'off', ';', 'set', '-gq', 'allow-passthrough', passthrough, ';']
  return {
    name: `tmux, passthrough ${passthrough}`,
    program: 'tmux',
    open: [...server, '-f', '/dev/null', ...options, 'new-session', RUN.join(' ')],
    detach: '\x02d',
    attach: [...server, 'attach'],
    end: [...server, 'kill-server'],
  }
}

const screen: Multiplexer = {
  name: 'screen',
  program: 'screen',
  open: ['-c', settings, '-S', 'vcall-test', ...RUN],
  detach: '\x01d',
  attach: ['-c', settings, '-r', 'vcall-test'],
  end: ['-S', 'vcall-test', '-X', 'quit'],
}

const env = { FIXTURE_MOVING: '1', SCREENDIR: sockets }

/** Whether the frame of the picture and the last line are whole, and there is a picture between them. */
const isWhole = (pty: Pty, { columns, rows }: { readonly columns: number; readonly rows: number }): boolean =>
  pty.lines[0] === `┏ picture ${'━'.repeat(columns - 11)}┓` &&
  pty.lines[rows - 2] === `┗${'━'.repeat(columns - 2)}┛` &&
  /^ LOG (ready \d+|\{"type":"(resize|focus)".*)/.test(pty.lines[rows - 1] ?? '') &&
  pty.cell(20, 10).back !== 'default'

/** Waits until the picture is another one. */
const moves = async (pty: Pty, size: Parameters<typeof isWhole>[1]): Promise<void> => {
  await pty.waitFor(() => isWhole(pty, size))
  const row = (): string => Array.from({ length: 40 }, (_, x) => pty.halves(x + 5, 10).join()).join()
  const before = row()
  await pty.waitFor(() => row() !== before && isWhole(pty, size))
}

describe.each([tmux('off'), tmux('on'), screen])('a picture and nothing else in $name', (multiplexer) => {
  const missing = has(multiplexer.program) ? '' : ` (skipped: ${multiplexer.program} is not installed)`
  const test = missing === '' ? it : it.skip
  const open = new Set<Pty>()
  const start = (options: Omit<PtyOptions, 'command'>): Pty => {
    const pty = new Pty({ command: multiplexer.program, env, ...options })
    open.add(pty)
    return pty
  }
  afterEach(() => {
    spawnSync(multiplexer.program, [...multiplexer.end], { env: { ...process.env, ...env } })
    for (const pty of open) pty.kill()
  })

  test(`from the first moment, and again on another terminal after it was detached${missing}`, async () => {
    const first = start({ args: multiplexer.open })
    await moves(first, { columns: 80, rows: 24 })
    first.write(multiplexer.detach)
    await first.exit()
    const second = start({ args: multiplexer.attach, columns: 100, rows: 30 })
    await moves(second, { columns: 100, rows: 30 })
    expect(isWhole(second, { columns: 100, rows: 30 })).toBe(true)
  })
})
