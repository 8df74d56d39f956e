import type { Frame } from '../../../src/media/frame'
import { createRenderer } from '../../../src/media/render/create'
import type { Box, View } from '../../../src/media/render/renderer'
import { frameOf, scaledBy } from '../../support/frames'
import { seeded } from '../../support/seeded'
import { halves, TerminalEmulator } from '../../support/terminal-emulator'

const SCREEN = { rows: 30, cols: 70 }
const LEVELS = [0, 95, 135, 175, 215, 255]

/** What the palette of xterm says a colour is. */
const paletteColour = (index: number): [number, number, number] => {
  if (index >= 232) return [index * 10 - 2312, index * 10 - 2312, index * 10 - 2312]
  const cube = index - 16
  return [LEVELS[Math.floor(cube / 36)]!, LEVELS[Math.floor(cube / 6) % 6]!, LEVELS[cube % 6]!]
}

/** How different two colours look: green counts most, blue least. */
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...[3, 6, 1].map((weight, i) => Math.sqrt(weight / 10) * (a[i]! - b[i]!)))

/** Half of the widest step of the palette, and what noise adds. */
const PALETTE_ERROR = 62

/** The wanted picture, as RGB of pixel (x, y). */
/** Half blocks in a depth of colours, or characters without. */
type Look = 'true' | '256' | 'ascii'

const wantedPixels = (frame: Frame, box: Box, mode: Look): ((x: number, y: number) => number[]) => {
  const grid =
    mode === 'ascii'
      ? { width: box.cols, height: box.rows, pixelHeight: 2 }
      : { width: box.cols, height: box.rows * 2, pixelHeight: 1 }
  const scaled = scaledBy(frame, grid)
  return (x, y) => [2, 1, 0].map((channel) => scaled[(y * box.cols + x) * 3 + channel]!)
}

const rgbOf = (seen: string): number[] =>
  seen.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(seen.slice(at, at + 2), 16))
    : paletteColour(Number.parseInt(seen, 10))

const checkHalf = (seen: string, wanted: number[], mode: Look): void => {
  if (mode === 'true') expect(rgbOf(seen)).toEqual(wanted)
  else expect(distance(rgbOf(seen), wanted)).toBeLessThan(PALETTE_ERROR)
}

const checkScreen = (terminal: TerminalEmulator, frame: Frame, view: View, mode: Look): void => {
  const pixel = wantedPixels(frame, view.box, mode)
  for (let y = 0; y < view.box.rows; y++)
    for (let x = 0; x < view.box.cols; x++) {
      if (view.covered?.[y * view.box.cols + x] === 1) continue
      const [top, bottom] = halves(terminal.cell(view.box.row + y, view.box.col + x))
      checkHalf(top, pixel(x, y * 2), mode)
      checkHalf(bottom, pixel(x, y * 2 + 1), mode)
    }
}

const randomView = (random: () => number, previous: View): View => {
  const below = (limit: number) => Math.floor(random() * limit)
  const cols = 1 + below(30)
  const rows = 1 + below(12)
  const box = random() < 0.7 ? previous.box : { row: below(18), col: below(40), rows, cols }
  if (random() < 0.4) return { box }
  return { box, covered: Uint8Array.from({ length: box.rows * box.cols }, () => Number(random() < 0.2)) }
}

/** Few colours, large areas and some noise, so that every way of writing a cell occurs. */
const randomFrame = (random: () => number): Frame => {
  const shades = Array.from({ length: 4 }, () => [random() * 256, random() * 256, random() * 256] as const)
  const cut = random() * 20
  return frameOf(1 + Math.floor(random() * 50), 1 + Math.floor(random() * 50), (x, y) => {
    if (random() < 0.1) return [random() * 256, random() * 256, random() * 256]
    return shades[Number(x > cut) + 2 * Number(y > cut)]!
  })
}

const insideOf = ({ box, covered }: View, key: string): boolean => {
  const [row, col] = key.split(',').map(Number) as [number, number]
  const y = row - box.row
  const x = col - box.col
  return y >= 0 && y < box.rows && x >= 0 && x < box.cols && covered?.[y * box.cols + x] !== 1
}

describe.each(['true', '256'] as const)('half blocks, colours: %s', (colours) => {
  it('shows exactly the scaled picture after any sequence of frames, boxes and covered cells', () => {
    const random = seeded(colours.length)
    const renderer = createRenderer('half', { colours })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    let view: View = { box: { row: 2, col: 3, rows: 8, cols: 20 } }
    for (let step = 0; step < 60; step++) {
      view = randomView(random, view)
      const frame = randomFrame(random)
      terminal.writes.clear()
      terminal.write(renderer.render(frame, view))
      expect(terminal.reset).toBe(true)
      checkScreen(terminal, frame, view, colours)
      expect([...terminal.writes].filter((key) => !insideOf(view, key))).toEqual([])
    }
  })

  it('writes nothing for the same frame, and only the changed cell for a small change', () => {
    const renderer = createRenderer('half', { colours })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const view = { box: { row: 0, col: 0, rows: 10, cols: 20 } }
    const before = frameOf(20, 20, (x, y) => [x * 12, y * 12, 90])
    const after = frameOf(20, 20, (x, y) => (x === 7 && y === 5 ? [255, 255, 255] : [x * 12, y * 12, 90]))
    terminal.write(renderer.render(before, view))
    expect(renderer.render(before, view)).toHaveLength(0)
    terminal.writes.clear()
    terminal.write(renderer.render(after, view))
    expect([...terminal.writes]).toEqual(['2,7'])
  })

  it('draws cells again that were covered, and everything after forget', () => {
    const renderer = createRenderer('half', { colours })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const box = { row: 1, col: 1, rows: 2, cols: 3 }
    const frame = frameOf(3, 4, (x, y) => [x * 50, y * 50, 10])
    const covered = Uint8Array.from([0, 1, 0, 0, 0, 0])
    terminal.write(renderer.render(frame, { box }))
    expect(renderer.render(frame, { box, covered })).toHaveLength(0)
    terminal.writes.clear()
    terminal.write(renderer.render(frame, { box }))
    expect([...terminal.writes]).toEqual(['1,2'])
    renderer.forget()
    terminal.writes.clear()
    terminal.write(renderer.render(frame, { box }))
    expect(terminal.writes.size).toBe(6)
  })

  it('draws black bars once', () => {
    const renderer = createRenderer('half', { colours })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const view = { box: { row: 0, col: 0, rows: 10, cols: 10 } }
    const bright = frameOf(10, 4, () => [255, 255, 255])
    const dark = frameOf(10, 4, () => [200, 200, 200])
    terminal.write(renderer.render(bright, view))
    expect(halves(terminal.cell(0, 0)).map(rgbOf)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ])
    terminal.writes.clear()
    terminal.write(renderer.render(dark, view))
    expect(terminal.writes.size).toBe(20)
  })

  it('takes one byte more for each further cell of one colour', () => {
    const renderer = createRenderer('half', { colours })
    const bytesFor = (cols: number) =>
      renderer.render(
        frameOf(cols, 2, () => [1, 2, 3]),
        { box: { row: 0, col: 0, rows: 1, cols } },
      ).length
    expect(bytesFor(30)).toBe(bytesFor(29) + 1)
  })

  it('wants two pixels a cell, and at least one', () => {
    const renderer = createRenderer('half', { colours })
    expect(renderer.wanted({ box: { row: 0, col: 0, rows: 24, cols: 80 } })).toEqual({ width: 80, height: 48 })
    expect(renderer.wanted({ box: { row: 0, col: 0, rows: 0, cols: 0 } })).toEqual({ width: 1, height: 1 })
    expect(
      renderer.render(
        frameOf(1, 1, () => [1, 2, 3]),
        { box: { row: 0, col: 0, rows: 0, cols: 0 } },
      ),
    ).toHaveLength(0)
  })
})

describe('half', () => {
  it('swaps the colours instead of setting both anew', () => {
    const checks = frameOf(40, 2, (x, y) => ((x + y) % 2 === 0 ? [0, 0, 255] : [255, 0, 0]))
    const bytes = createRenderer('half').render(checks, { box: { row: 0, col: 0, rows: 1, cols: 40 } })
    const text = Buffer.from(bytes).toString()
    expect(text.match(/48;2/g)).toHaveLength(1)
    expect(text).toContain('▀▄▀▄')
  })

  it('moves over unchanged cells relatively', () => {
    const renderer = createRenderer('half')
    const view = { box: { row: 0, col: 0, rows: 1, cols: 40 } }
    const base = (x: number): [number, number, number] => [x, 0, 0]
    renderer.render(frameOf(40, 2, base), view)
    const bytes = renderer.render(
      frameOf(40, 2, (x) => (x === 3 || x === 30 ? [0, 255, 0] : base(x))),
      view,
    )
    expect(Buffer.from(bytes).toString()).toBe('\x1b[1;4H\x1b[48;2;0;255;0m \x1b[26C \x1b[m')
  })
})

describe('ascii', () => {
  it('shows luminance as characters, without any colour', () => {
    const renderer = createRenderer('ascii')
    const frame = frameOf(6, 6, (x) => (x < 3 ? [0, 0, 0] : [255, 255, 255]))
    const view = { box: { row: 0, col: 0, rows: 3, cols: 6 } }
    const text = Buffer.from(renderer.render(frame, view)).toString()
    expect(text).toBe('\x1b[1;1H   @@@\x1b[2;1H   @@@\x1b[3;1H   @@@')
    expect(renderer.render(frame, view)).toHaveLength(0)
  })

  it('never writes covered cells, and writes them when they are free again', () => {
    const renderer = createRenderer('ascii')
    const frame = frameOf(4, 2, () => [255, 255, 255])
    const box = { row: 0, col: 0, rows: 1, cols: 4 }
    const half = renderer.render(frame, { box, covered: Uint8Array.from([0, 1, 1, 0]) })
    expect(Buffer.from(half).toString()).toBe('\x1b[1;1H@\x1b[2C@')
    expect(Buffer.from(renderer.render(frame, { box })).toString()).toBe('\x1b[1;2H@@')
  })
})
