import { PassThrough } from 'node:stream'
import type { ReadStream } from 'node:tty'
import type { Capabilities } from '../../../src/tui/display'
import type { Scene } from '../../../src/tui/scene'
import { BlessedDisplay } from '../../../src/tui/terminal/blessed-display'
import type { Device } from '../../../src/tui/terminal/device'
import { TerminalInput } from '../../../src/tui/terminal/input'
import { TerminalGuard } from '../../../src/tui/terminal/restore'
import { WindowSize } from '../../../src/tui/terminal/window-size'
import { until } from '../../support/until'

const SIZE = { columns: 20, rows: 4 }
const CAPABILITIES: Capabilities = {
  ...SIZE,
  colours: 'true',
  synchronized: false,
  sixel: false,
  kittyGraphics: false,
  answersStatus: true,
  multiplexer: 'none',
  mode: 'half',
}
const PATIENCE_MS = 5000

/** A terminal that takes everything at once, and what it was given, write by write. */
const fastDevice = (): { readonly device: Device; readonly writes: string[] } => {
  const writes: string[] = []
  const note = (bytes: Uint8Array): void => void writes.push(Buffer.from(bytes).toString())
  const device: Device = {
    write: (bytes, done) => {
      note(bytes)
      done()
    },
    abandon: () => undefined,
    writeNow: (bytes) => {
      note(bytes)
      return true
    },
    discardUntil: () => undefined,
    close: () => undefined,
  }
  return { device, writes }
}

const scene = (words: string): Scene => {
  const plain = { border: false, title: '', focused: false, style: 'normal', x: 0, width: SIZE.columns } as const
  return {
    title: 'order',
    panes: [
      { ...plain, id: 'theirs', kind: 'theirs', y: 0, height: 3, lines: [] },
      { ...plain, id: 'words', kind: 'text', y: 3, height: 1, lines: [[{ text: words, style: 'normal' }]] },
    ],
  }
}

/** A display on such a terminal, its picture's place known. */
const opened = async (
  capabilities: Capabilities,
): Promise<{ readonly display: BlessedDisplay; readonly writes: string[] }> => {
  const { device, writes } = fastDevice()
  const keyboard = new PassThrough() as unknown as ReadStream
  const guard = new TerminalGuard({ device, input: { setRawMode: () => keyboard } })
  const display = new BlessedDisplay({
    capabilities,
    device,
    guard,
    window: new WindowSize(SIZE),
    input: new TerminalInput(keyboard),
  })
  guard.take()
  display.show(scene('before'))
  await until('the first drawing', () => display.slotFree || undefined, PATIENCE_MS)
  await until('the words', () => writes.join('').includes('before') || undefined, PATIENCE_MS)
  return { display, writes }
}

it('what the interface has to say goes before a picture, whose bytes would hold it up', async () => {
  const { display, writes } = await opened(CAPABILITIES)
  try {
    const { version } = display.boxes()
    display.show(scene('the answer'))
    expect(display.picture(Buffer.from('PICTURE'), version)).toBe(true)
    expect(writes.at(-2)).toContain('the answer')
    expect(writes.at(-1)).toContain('PICTURE')
  } finally {
    display.close()
  }
})

describe('sixels', () => {
  const AWAY = `\x1b[${SIZE.rows}S`
  const SIXELS: Capabilities = { ...CAPABILITIES, sixel: true, cell: { width: 8, height: 16 }, mode: 'sixel' }

  it('leave the screen before it is drawn anew, once', async () => {
    const { display, writes } = await opened(SIXELS)
    try {
      expect(display.picture(Buffer.from('PICTURE'), display.boxes().version)).toBe(true)
      expect(writes.join('')).not.toContain(AWAY)
      display.setMode('half')
      await until('a drawing', () => writes.at(-1)?.includes('before') === true || undefined, PATIENCE_MS)
      expect(writes.at(-1)).toMatch(/\x1b\[4S[^]*before/)
    } finally {
      display.close()
    }
    expect(writes.join('').split(AWAY)).toHaveLength(2)
  })

  it('leave it when the terminal is given back', async () => {
    const { display, writes } = await opened(SIXELS)
    display.picture(Buffer.from('PICTURE'), display.boxes().version)
    display.close()
    expect(writes.join('')).toMatch(/PICTURE[^]*\x1b\[4S[^]*\x1b\[\?1049l/)
  })

  it('that were never there leave nothing to scroll away', async () => {
    const { display, writes } = await opened(CAPABILITIES)
    display.picture(Buffer.from('PICTURE'), display.boxes().version)
    display.redraw()
    await until('a drawing', () => writes.at(-1)?.includes('before') === true || undefined, PATIENCE_MS)
    display.close()
    expect(writes.join('')).not.toContain(AWAY)
  })
})

it('another character set is given back with the terminal', async () => {
  const { display, writes } = await opened({ ...CAPABILITIES, utf8Selected: true })
  expect(writes.join('')).not.toContain('\x1b%@')
  display.close()
  expect(writes.join('')).toMatch(/before[^]*\x1b%@[^]*\x1b\[\?1049l/)
})
