import type { Frame } from '../../../../src/media/frame'
import type { Box, Effort, SixelTraits, Traits } from '../../../../src/media/render/renderer'
import { loadKernel } from '../../../../src/media/render/kernel/load-kernel'
import { paletteOf } from '../../../../src/media/render/pixels/palette'
import { searchPalette } from '../../../../src/media/render/pixels/palette-search'
import type { PixelPictures } from '../../../../src/media/render/pixels/pixel-pictures'
import { searchHere } from '../../../../src/media/render/pixels/search'
import { createSixels } from '../../../../src/media/render/sixel/create-sixels'
import { frameOf, scaledSlowly } from '../../../support/frames'
import { SixelScreen, UNDRAWN } from '../../../support/sixel-screen'

const CELL = { width: 6, height: 13 }
const SCREEN = { columns: 20, rows: 10, cell: CELL }
const SIXEL: SixelTraits = { registers: 256, maxWidth: 1000, maxHeight: 1000, deltas: 'transparent' }
const BOX: Box = { row: 1, col: 2, rows: 6, cols: 16 }
const EVERY = ['transparent', 'tiles', 'none'] as const
const HELD: Effort = { hold: 4, budgetBytes: Infinity }

const traitsWith = (sixel: Partial<SixelTraits> = {}): Traits => ({
  colours: 'true',
  cell: CELL,
  rows: SCREEN.rows,
  sixel: { ...SIXEL, ...sixel },
})

const rendererWith = (sixel: Partial<SixelTraits> = {}): PixelPictures =>
  createSixels(traitsWith(sixel), searchHere, loadKernel())

/** A ball that moves over a ground of two slopes. */
const moving = (step: number, shift = 0): Frame =>
  frameOf(96, 78, (x, y) => {
    const ball = (x - 20 - step * 2) ** 2 + (y - 40) ** 2 < 150
    return ball ? [30, 80, 220] : [(x * 2 + shift) & 255, y * 3, 120]
  })

/** Mean of the squared errors of the pixels of a box that is as large as the frame in pixels. */
const errorOf = (screen: SixelScreen, frame: Frame, box: Box): number => {
  let sum = 0
  for (let i = 0; i < frame.width * frame.height; i++) {
    const x = box.col * CELL.width + (i % frame.width)
    const pixel = screen.at(x, box.row * CELL.height + Math.floor(i / frame.width))
    const seen = [pixel & 255, (pixel >> 8) & 255, pixel >> 16]
    seen.forEach((value, channel) => (sum += (value - frame.data[i * 3 + channel]!) ** 2))
  }
  return sum / frame.data.length
}

/** As many colours as a sixel picture has here. */
const COLOURS = 208

const pixelsOf = ({ width, height, data }: Frame): Int32Array =>
  Int32Array.from({ length: width * height }, (_, i) => Buffer.from(data.buffer, data.byteOffset).readUIntLE(i * 3, 3))

/** Squared distance of two words `red << 16 | green << 8 | blue`. */
const squareOf = (one: number, other: number): number =>
  ((one & 255) - (other & 255)) ** 2 +
  (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  ((one >> 16) - (other >> 16)) ** 2

/** The error of a frame in the palette for another one, each pixel in the best of its colours: the least there can be. */
const paletteError = (frame: Frame, madeFor = frame): number => {
  const { words } = paletteOf(searchPalette({ pixels: pixelsOf(madeFor), colours: COLOURS }))
  const best = (pixel: number): number =>
    words.reduce((least, word) => Math.min(least, squareOf(pixel, word)), Infinity)
  return pixelsOf(frame).reduce((sum, pixel) => sum + best(pixel), 0) / frame.data.length
}

/** The mean square of errors that are spread evenly over so many levels to either side, mean of the channels. */
const evenly = (...levels: readonly number[]): number =>
  levels.reduce((sum, level) => sum + level ** 2 / 3, 0) / levels.length

/** A neighbour's colour may be this far off in blue, green and red, where pictures are whole; less elsewhere. */
const REUSED = evenly(8, 4, 6)
/** What is held is off by up to the hold, and single pixels by more, of which there are few. */
const HELD_ERROR = evenly(HELD.hold)

describe.each(EVERY)('sixels on a terminal that is of the kind "%s"', (deltas) => {
  const onScreen = () => new SixelScreen({ ...SCREEN, replaces: deltas !== 'transparent' })

  it('show a frame with little more error than its palette has', () => {
    const screen = onScreen()
    screen.write(rendererWith({ deltas }).render(moving(0), { box: BOX }))
    expect(errorOf(screen, moving(0), BOX)).toBeLessThan(paletteError(moving(0)) + REUSED)
  })

  it('show a moving picture as well after many frames', () => {
    const screen = onScreen()
    const renderer = rendererWith({ deltas })
    for (let i = 0; i < 30; i++) screen.write(renderer.render(moving(i), { box: BOX }, HELD))
    expect(errorOf(screen, moving(29), BOX)).toBeLessThan(paletteError(moving(29), moving(0)) + REUSED + HELD_ERROR)
  })

  it('never draw over what covers them, and are whole again when it is gone', () => {
    const screen = onScreen()
    const renderer = rendererWith({ deltas })
    const covered = Uint8Array.from({ length: BOX.rows * BOX.cols }, (_, i) =>
      Number(i % 16 > 4 && i % 16 < 9 && i > 30),
    )
    screen.write(renderer.render(moving(0), { box: BOX }))
    covered.forEach((is, i) => is && screen.scribble(BOX.row + Math.floor(i / 16), BOX.col + (i % 16)))
    for (let i = 1; i < 12; i++) screen.write(renderer.render(moving(i), { box: BOX, covered }))
    covered.forEach((is, i) => {
      const [x, y] = [(BOX.col + (i % 16)) * CELL.width, (BOX.row + Math.floor(i / 16)) * CELL.height]
      expect(screen.at(x + 3, y + 7) === UNDRAWN).toBe(is === 1)
    })
    renderer.forget()
    screen.write(renderer.render(moving(12), { box: BOX }))
    expect(errorOf(screen, moving(12), BOX)).toBeLessThan(paletteError(moving(12), moving(0)) + REUSED)
  })

  it('write nothing where nothing changed', () => {
    const renderer = rendererWith({ deltas })
    renderer.render(moving(3), { box: BOX })
    const lengths = Array.from({ length: 10 }, () => renderer.render(moving(3), { box: BOX }).length)
    expect(Math.max(...lengths)).toBe(0)
  })
})

/** Another grey than 100 by less than the hold, and by more than what would do instead. */
const LATER = [112, 112, 112] as const
/** Colours are told in percent: half of a hundredth of 255 off at most. */
const PERCENT_ERROR = 1.275 ** 2

const BUDGET = 300
/** The bytes of the pixels alone: neither the position nor the colours, which do not count for a budget. */
const bandsOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/\x1b\[\d+;\d+H\x1bP[^"]*"[\d;]+|#\d+;2;\d+;\d+;\d+|\x1b\\/g, '')

describe('sixels', () => {
  it('find other colours after a cut to another scene', () => {
    const screen = new SixelScreen(SCREEN)
    const renderer = rendererWith()
    const fire = frameOf(96, 78, (x, y) => [x & 15, (x + y) & 63, 128 + (y & 127)])
    const sea = frameOf(96, 78, (x, y) => [128 + (x & 127), (x + y) & 63, y & 15])
    for (const frame of [fire, fire, sea, sea]) screen.write(renderer.render(frame, { box: BOX }))
    expect(errorOf(screen, sea, BOX)).toBeLessThan(paletteError(sea) + REUSED)
  })

  it('name no more colours than the terminal has registers', () => {
    for (const registers of [2, 16, 64]) {
      const screen = new SixelScreen(SCREEN)
      screen.write(rendererWith({ registers }).render(moving(0), { box: BOX }))
      expect(screen.mostColours).toBeLessThanOrEqual(registers)
      // The slopes have thousands of colours, so no part of the palette is empty; but neighbours share, so some are unused.
      expect(screen.mostColours).toBeGreaterThan(registers / 2)
    }
  })

  it('are never larger than the terminal bears', () => {
    const screen = new SixelScreen(SCREEN)
    screen.write(rendererWith({ maxWidth: 30, maxHeight: 20 }).render(moving(0), { box: BOX }))
    const drawn = [...screen.pixels.keys()].filter((i) => screen.pixels[i] !== UNDRAWN)
    const columns = drawn.map((i) => i % screen.width)
    expect(Math.max(...columns) - Math.min(...columns) + 1).toBe(30)
    expect(drawn.length).toBe(30 * 18)
  })

  it('keep off the last row of the screen', () => {
    const screen = new SixelScreen(SCREEN)
    const box = { row: 0, col: 0, rows: 10, cols: 20 }
    screen.write(rendererWith().render(moving(0), { box }))
    expect(screen.pictures).toBe(1)
    expect(rendererWith().render(moving(0), { box: { row: 9, col: 0, rows: 1, cols: 20 } }).length).toBe(0)
  })

  it('let nothing that is held stay for a second', () => {
    const screen = new SixelScreen(SCREEN)
    const renderer = rendererWith()
    // The strip to the right keeps the later colour in the palette.
    const plain = (level: number) =>
      frameOf(96, 78, (x) => (x < 48 ? [level, level, level] : x < 90 ? [0, 0, 0] : LATER))
    const effort = { hold: 30, budgetBytes: Infinity }
    screen.write(renderer.render(plain(100), { box: BOX }, effort))
    for (let i = 0; i < 31; i++) screen.write(renderer.render(plain(LATER[0]), { box: BOX, nowMs: i * 33 }, effort))
    expect(errorOf(screen, plain(LATER[0]), BOX)).toBeLessThanOrEqual(PERCENT_ERROR)
  })

  it('stay within a budget, a band more at most, and bring the rest later', () => {
    const screen = new SixelScreen(SCREEN)
    const renderer = rendererWith()
    const lengths = Array.from({ length: 40 }, () => {
      const bytes = renderer.render(moving(0), { box: BOX }, { hold: 0, budgetBytes: BUDGET })
      screen.write(bytes)
      return bandsOf(bytes).length
    })
    const whole = bandsOf(rendererWith().render(moving(0), { box: BOX }))
    const largest = Math.max(...whole.split('-').map((band) => band.length))
    // A picture says once for each band above it that it is left out.
    expect(Math.max(...lengths)).toBeLessThanOrEqual(BUDGET + largest + whole.split('-').length)
    expect(whole.length).toBeGreaterThan(3 * (BUDGET + largest))
    expect(errorOf(screen, moving(0), BOX)).toBeLessThan(paletteError(moving(0)) + REUSED)
  })

  it('show the middle of a frame that is to fill the box', () => {
    const screen = new SixelScreen(SCREEN)
    const wide = frameOf(400, 78, (x) => (x > 100 && x < 300 ? [0, 200, 0] : [200, 0, 0]))
    screen.write(rendererWith().render(wide, { box: BOX, fit: 'fill' }))
    expect([...new Set(screen.pixels)]).toHaveLength(2)
  })

  it('scale as the mean of what is under a pixel', () => {
    const screen = new SixelScreen(SCREEN)
    const frame = frameOf(288, 234, (x, y) => [x / 2, y, 60])
    screen.write(rendererWith().render(frame, { box: BOX }))
    const wanted = { ...moving(0), data: Uint8Array.from(scaledSlowly(frame, 96, 78)) }
    expect(errorOf(screen, wanted, BOX)).toBeLessThan(paletteError(wanted) + REUSED)
  })
})
