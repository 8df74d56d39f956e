import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ffmpeg, redThenBlue, scratch } from '../support/clips'
import { Pty } from '../support/pty'
import { TerminalEmulator } from '../support/terminal-emulator'

jest.setTimeout(120_000)

const LAUNCHER = resolve(__dirname, '../../bin/vcall')

interface Outcome {
  readonly code: number | null
  readonly out: Buffer
  readonly errors: string
}

/** Runs `vcall play` with pipes for everything. */
const play = (args: readonly string[], stdin: Uint8Array = Buffer.alloc(0)): Promise<Outcome> =>
  new Promise((done) => {
    const child = spawn(LAUNCHER, ['play', ...args])
    const out: Buffer[] = []
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
    child.on('close', (code) => done({ code, out: Buffer.concat(out), errors }))
  })

const halves = (pty: Pty, x: number, y: number): string => pty.halves(x, y).join()

describe('vcall play', () => {
  const place = scratch()
  const { folder } = place
  const clip = join(folder, 'clip.mp4')
  const long = join(folder, 'long.mp4')
  const picture = join(folder, 'picture.png')
  beforeAll(() => {
    redThenBlue(clip, 2)
    redThenBlue(long, 30)
    ffmpeg('-f', 'lavfi', '-i', 'color=lime:size=80x60:duration=1', '-frames:v', '1', picture)
  })
  afterAll(() => place.remove())

  it('refuses a pipe in one line, unless it is told to', async () => {
    const { code, out, errors } = await play([clip])
    expect([code, out.length]).toEqual([2, 0])
    expect(errors).toMatch(/^vcall: stdout is no terminal; --force [^\n]+\n$/)
  })

  it('says when a file takes no more', () => {
    const full = openSync('/dev/full', 'w')
    try {
      const { status, stderr } = spawnSync(LAUNCHER, ['play', clip, '--force'], { stdio: ['ignore', full, 'pipe'] })
      expect(status).toBe(1)
      expect(stderr.toString()).toMatch(/^vcall: The output cannot be written: the disk is full\.\n$/)
    } finally {
      closeSync(full)
    }
  })

  it('writes the stream into a pipe, as it would look on a terminal', async () => {
    const { code, out, errors } = await play([clip, '--force', '--stats', '--cells', '40x15', '--render', 'half'])
    expect(code).toBe(0)
    expect(errors).toMatch(/^\d+ pictures in \d+\.\d s \([\d.]+ fps\), \d+ bytes \(\d+ a picture, \d+ KB\/s\)\n$/)
    const screen = new TerminalEmulator(16, 40)
    screen.write(out)
    // The clip ends in blue.
    expect(screen.cell(7, 20).back).toMatch(/^#0\w0\w(e|f)\w$/)
  })

  it('fills the screen when it shall: its edges are cut off instead of bars above and below', async () => {
    const args = [picture, '--force', '--cells', '40x30', '--render', 'half']
    const [whole, filled] = [await play(args), await play([...args, '--fit', 'fill'])]
    const corners = [whole, filled].map(({ out }) => {
      const screen = new TerminalEmulator(31, 40)
      screen.write(out)
      return [0, 29].map((row) => screen.cell(row, 20).back)
    })
    expect(corners[0]).toEqual(['#000000', '#000000'])
    expect(corners[1]!.every((colour) => /^#0\w(e|f)\w0\w$/.test(colour))).toBe(true)
  })

  it.each([
    ['a file that is not there', '/nowhere.mp4', /^vcall: \/nowhere\.mp4 does not exist\.\n$/],
    ['what is no video', __filename, /^vcall: The video [^\n]+ cannot be read: [^\n]+\n$/],
    ['a folder', '/tmp', /^vcall: \/tmp is no file\.\n$/],
  ])('says in one line what is wrong with %s', async (_, path, words) => {
    const { code, out, errors } = await play([path, '--force'])
    expect([code, out.length]).toEqual([1, 0])
    expect(errors).toMatch(words)
  })

  it('says in one line what is wrong with a stream', async () => {
    const { code, errors } = await play(['-', '--force'], Buffer.from('YUV4MPEG2 W99999 H99999\nFRAME\n'))
    expect(code).toBe(1)
    expect(errors).toMatch(/^vcall: The Y4M stream has pictures of a size [^\n]+\n$/)
  })

  it('plays a stream, and draws a picture once', async () => {
    const header = Buffer.from('YUV4MPEG2 W8 H8 F20:1 C420\n')
    const one = Buffer.concat([Buffer.from('FRAME\n'), Buffer.alloc(96, 120)])
    const streamed = await play(['-', '--force', '--cells', '8x4'], Buffer.concat([header, one, one, one]))
    expect([streamed.code, streamed.errors]).toEqual([0, ''])
    expect(streamed.out.length).toBeGreaterThan(20)
    const still = await play([picture, '--force', '--cells', '8x4', '--render', 'half'])
    expect([still.code, still.errors]).toEqual([0, ''])
    expect(still.out.toString()).toMatch(/0;25[45];0|38;2;[0-3];25\d;[0-3]/)
  })

  it('pauses, goes elsewhere and ends by keys', async () => {
    const pty = new Pty({ command: LAUNCHER, args: ['play', long, '--render', 'half'], columns: 80, rows: 24 })
    try {
      const isRed = (): boolean => /^#(e|f)\w0\w0\w,/.test(halves(pty, 40, 10))
      const isBlue = (): boolean => /^#0\w0\w(e|f)\w,/.test(halves(pty, 40, 10))
      await pty.waitFor(() => isRed() && pty.text.includes('playing'))
      pty.write(' ')
      await pty.waitFor('paused')
      for (let i = 0; i < 4; i++) pty.write('\x1b[C')
      await pty.waitFor(() => isBlue() && /paused {2}0:(19|20|21) \/ 0:30/.test(pty.text))
      pty.write('\x1b[D\x1b[D')
      await pty.waitFor(isRed)
      pty.write(' ')
      await pty.waitFor('playing')
      pty.resize(60, 20)
      await pty.waitFor(() => pty.lines[19]?.includes('playing') === true && /^#(e|f)/.test(halves(pty, 30, 8)))
      pty.write('q')
      expect(await pty.exit()).toEqual({ exitCode: 0, signal: 0 })
      expect([pty.alternate, pty.cursorShown]).toEqual([false, true])
    } finally {
      pty.kill()
    }
  })

  it('ends with the clip, and shows a picture until a key', async () => {
    const film = new Pty({ command: LAUNCHER, args: ['play', clip] })
    const still = new Pty({ command: LAUNCHER, args: ['play', picture, '--render', 'half'] })
    try {
      expect(await film.exit()).toEqual({ exitCode: 0, signal: 0 })
      await still.waitFor(() => /^#0\w(e|f)\w0\w,/.test(halves(still, 40, 10)))
      still.write('x')
      expect(await still.exit()).toEqual({ exitCode: 0, signal: 0 })
    } finally {
      film.kill()
      still.kill()
    }
  })
})
