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
    writeNow: () => true,
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

it('what the interface has to say goes before a picture, whose bytes would hold it up', async () => {
  const { device, writes } = fastDevice()
  const keyboard = new PassThrough() as unknown as ReadStream
  const guard = new TerminalGuard({ device, input: { setRawMode: () => keyboard } })
  const window = new WindowSize(SIZE)
  const display = new BlessedDisplay({
    capabilities: CAPABILITIES,
    device,
    guard,
    window,
    input: new TerminalInput(keyboard),
  })
  try {
    display.show(scene('before'))
    await until('the first drawing', () => display.slotFree || undefined, PATIENCE_MS)
    await until('the words', () => writes.join('').includes('before') || undefined, PATIENCE_MS)
    const { version } = display.boxes()
    display.show(scene('the answer'))
    expect(display.picture(Buffer.from('PICTURE'), version)).toBe(true)
    expect(writes.at(-2)).toContain('the answer')
    expect(writes.at(-1)).toContain('PICTURE')
  } finally {
    display.close()
  }
})
