import type { Frame } from '../../../../src/media/frame'
import type { Box, Effort, SixelTraits, Traits, View } from '../../../../src/media/render/renderer'
import { TwinKernel } from '../../../../src/media/render/kernel/twin-kernel'
import type { PixelPictures } from '../../../../src/media/render/pixels/pixel-pictures'
import { searchHere } from '../../../../src/media/render/pixels/search'
import { createSixels } from '../../../../src/media/render/sixel/create-sixels'
import { frameOf, scaledSlowly } from '../../../support/frames'
import { seeded } from '../../../support/seeded'
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
  createSixels(traitsWith(sixel), searchHere, new TwinKernel())

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

describe.each(EVERY)('sixels on a terminal that is of the kind "%s"', (deltas) => {
  const onScreen = () => new SixelScreen({ ...SCREEN, replaces: deltas !== 'transparent' })

  it('show a frame with as little error as a palette of 255 has', () => {
    const screen = onScreen()
    screen.write(rendererWith({ deltas }).render(moving(0), { box: BOX }))
    expect(errorOf(screen, moving(0), BOX)).toBeLessThan(15)
  })

  it('show a moving picture as well after many frames', () => {
    const screen = onScreen()
    const renderer = rendererWith({ deltas })
    for (let i = 0; i < 30; i++) screen.write(renderer.render(moving(i), { box: BOX }, HELD))
    expect(errorOf(screen, moving(29), BOX)).toBeLessThan(30)
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
    expect(errorOf(screen, moving(12), BOX)).toBeLessThan(25)
  })

  it('write nothing where nothing changed', () => {
    const renderer = rendererWith({ deltas })
    renderer.render(moving(3), { box: BOX })
    const lengths = Array.from({ length: 10 }, () => renderer.render(moving(3), { box: BOX }).length)
    expect(Math.max(...lengths)).toBe(0)
  })
})

describe('sixels', () => {
  it('find other colours after a cut to another scene', () => {
    const screen = new SixelScreen(SCREEN)
    const renderer = rendererWith()
    const fire = frameOf(96, 78, (x, y) => [x & 15, (x + y) & 63, 128 + (y & 127)])
    const sea = frameOf(96, 78, (x, y) => [128 + (x & 127), (x + y) & 63, y & 15])
    for (const frame of [fire, fire, sea, sea]) screen.write(renderer.render(frame, { box: BOX }))
    expect(errorOf(screen, sea, BOX)).toBeLessThan(15)
  })

  it('name no more colours than the terminal has registers', () => {
    for (const registers of [2, 16, 64]) {
      const screen = new SixelScreen(SCREEN)
      screen.write(rendererWith({ registers }).render(moving(0), { box: BOX }))
      expect(screen.mostColours).toBeLessThanOrEqual(registers)
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
    const plain = (level: number) => frameOf(96, 78, (x) => (x < 48 ? [level, level, level] : [0, 0, 0]))
    screen.write(renderer.render(plain(100), { box: BOX }, { hold: 30, budgetBytes: Infinity }))
    for (let i = 0; i < 31; i++) {
      const view: View = { box: BOX, nowMs: i * 33 }
      screen.write(renderer.render(plain(112), view, { hold: 30, budgetBytes: Infinity }))
    }
    // The palette was made for 100; what matters is that the pixels were looked at: the nearest colour there is.
    expect(errorOf(screen, plain(112), BOX)).toBeLessThan(100)
  })

  it('stay within a budget, a band more at most, and bring the rest later', () => {
    const screen = new SixelScreen(SCREEN)
    const renderer = rendererWith()
    const lengths = Array.from({ length: 25 }, () => {
      const bytes = renderer.render(moving(0), { box: BOX }, { hold: 0, budgetBytes: 800 })
      screen.write(bytes)
      return bytes.length
    })
    const whole = rendererWith().render(moving(0), { box: BOX }).length
    expect(Math.max(...lengths)).toBeLessThan(whole / 2)
    expect(errorOf(screen, moving(0), BOX)).toBeLessThan(15)
  })

  it('show the middle of a frame that is to fill the box', () => {
    const screen = new SixelScreen(SCREEN)
    const wide = frameOf(400, 78, (x) => (x > 100 && x < 300 ? [0, 200, 0] : [200, 0, 0]))
    screen.write(rendererWith().render(wide, { box: BOX, fit: 'fill' }))
    expect([...new Set(screen.pixels)]).toHaveLength(2)
  })

  it('show what is wanted at random sizes, places and covers', () => {
    const random = seeded(5)
    const below = (limit: number) => Math.floor(random() * limit)
    for (let round = 0; round < 40; round++) {
      const deltas = EVERY[below(3)]!
      const screen = new SixelScreen({ ...SCREEN, replaces: deltas !== 'transparent' })
      const renderer = rendererWith({ deltas, registers: 2 + below(255) })
      for (let part = 0; part < 3; part++) {
        const [row, col] = [below(9), below(19)]
        const box = { row, col, rows: 1 + below(10 - row), cols: 1 + below(20 - col) }
        const covered = Uint8Array.from({ length: box.rows * box.cols }, () => Number(random() < 0.1))
        covered.forEach((is, i) => is && screen.scribble(row + Math.floor(i / box.cols), col + (i % box.cols)))
        const frame = moving(below(30), below(99))
        for (let i = 0; i < 3; i++)
          screen.write(renderer.render(frame, { box, covered }, { hold: below(9), budgetBytes: Infinity }))
        covered.forEach((is, i) => {
          const x = (col + (i % box.cols)) * CELL.width
          const y = (row + Math.floor(i / box.cols)) * CELL.height
          if (is) expect(screen.at(x, y)).toBe(UNDRAWN)
          else if (y + 6 < (SCREEN.rows - 1) * CELL.height && box.rows > 1) expect(screen.at(x, y)).not.toBe(UNDRAWN)
        })
        covered.forEach((is, i) => is && screen.scribble(row + Math.floor(i / box.cols), col + (i % box.cols)))
      }
    }
  })

  it('scale as the mean of what is under a pixel', () => {
    const screen = new SixelScreen(SCREEN)
    const frame = frameOf(288, 234, (x, y) => [x / 2, y, 60])
    screen.write(rendererWith().render(frame, { box: BOX }))
    const wanted = { ...moving(0), data: Uint8Array.from(scaledSlowly(frame, 96, 78)) }
    expect(errorOf(screen, wanted, BOX)).toBeLessThan(12)
  })
})
