import type { Frame } from '../../../src/media/frame'
import { SHAPES, type MosaicMode } from '../../../src/media/render/glyphs'
import { Mosaic } from '../../../src/media/render/mosaic/mosaic'
import type { ColourDepth, Effort, View } from '../../../src/media/render/renderer'
import { fills } from '../../support/block-glyphs'
import { frameOf } from '../../support/frames'
import { seeded } from '../../support/seeded'
import { TerminalEmulator, type SeenCell } from '../../support/terminal-emulator'

const SCREEN = { rows: 30, cols: 70 }
const MODES: readonly MosaicMode[] = ['quadrant', 'sextant', 'octant']
const DEPTHS: readonly ColourDepth[] = ['true', '256', '16']

/** The colours of a cell's pixels, row by row, as the emulator names them. */
const pixelsOf = (cell: SeenCell, mode: MosaicMode): string[] => {
  const { down } = SHAPES[mode]
  return Array.from({ length: 2 * down }, (_, i) => {
    const filled = fills(cell.text, ((i % 2) + 0.5) / 2, (Math.floor(i / 2) + 0.5) / down)
    return filled === undefined ? 'no picture' : filled ? cell.fore : cell.back
  })
}

const nameOf = (ink: number, colours: ColourDepth): string =>
  colours === 'true' ? `#${ink.toString(16).padStart(6, '0')}` : String(ink)

/** What the renderer believes of a cell, in the same words. */
const believed = (renderer: Mosaic, at: { row: number; col: number }, colours: ColourDepth): string[] | undefined => {
  const cell = renderer.shown(at.row, at.col)
  if (!cell) return undefined
  const { down } = SHAPES[renderer.mode]
  return Array.from({ length: 2 * down }, (_, i) => nameOf((cell.pattern >> i) & 1 ? cell.fore : cell.back, colours))
}

const cellsOf = ({ box }: View): { row: number; col: number }[] =>
  Array.from({ length: box.rows * box.cols }, (_, i) => ({ row: Math.floor(i / box.cols), col: i % box.cols }))

const isCovered = ({ box, covered }: View, { row, col }: { row: number; col: number }): boolean =>
  covered?.[row * box.cols + col] === 1

const randomView = (random: () => number, previous: View): View => {
  const below = (limit: number) => Math.floor(random() * limit)
  const sizes = { rows: 1 + below(12), cols: 1 + below(30) }
  const box = random() < 0.8 ? previous.box : { row: below(18), col: below(40), ...sizes }
  const nowMs = (previous.nowMs ?? 0) + below(300)
  if (random() < 0.5) return { box, nowMs }
  return { box, nowMs, covered: Uint8Array.from({ length: box.rows * box.cols }, () => Number(random() < 0.2)) }
}

/** Few colours, large areas and some noise, so that every way of writing a cell occurs. */
const randomFrame = (random: () => number): Frame => {
  const shades = Array.from({ length: 4 }, () => [random() * 256, random() * 256, random() * 256] as const)
  const cut = random() * 40
  const noise = random() < 0.3 ? 1 : random() * 0.2
  return frameOf(1 + Math.floor(random() * 80), 1 + Math.floor(random() * 80), (x, y) => {
    if (random() < noise) return [random() * 256, random() * 256, random() * 256]
    return shades[Number(x > cut) + 2 * Number(y > cut)]!
  })
}

const randomEffort = (random: () => number): Effort => ({
  hold: random() < 0.3 ? 0 : Math.floor(random() * 30),
  budgetBytes: random() < 0.5 ? Infinity : Math.floor(random() * 2000),
})

/** The least squared error that two levels leave: some threshold between the sorted ones is the best. */
const bestOfAll = (levels: readonly number[]): number => {
  const sorted = levels.toSorted((a, b) => a - b)
  const spread = (part: readonly number[]): number => {
    const mean = part.reduce((sum, level) => sum + level, 0) / part.length
    return part.reduce((sum, level) => sum + (level - mean) ** 2, 0)
  }
  return Math.min(
    ...sorted.map((_, i) => (i === 0 ? spread(sorted) : spread(sorted.slice(0, i)) + spread(sorted.slice(i)))),
  )
}

describe.each(MODES)('%s', (mode) => {
  it.each(DEPTHS)('shows what it believes, and only where it may, after any sequence of pictures: %s', (colours) => {
    const random = seeded(mode.length * 10 + colours.length)
    const renderer = new Mosaic(mode, { colours })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    let view: View = { box: { row: 2, col: 3, rows: 8, cols: 20 } }
    for (let step = 0; step < 80; step++) {
      view = randomView(random, view)
      const effort = randomEffort(random)
      if (random() < 0.05) renderer.forget()
      terminal.writes.clear()
      const bytes = renderer.render(randomFrame(random), view, effort)
      expect(bytes.length).toBeLessThanOrEqual(effort.budgetBytes)
      terminal.write(bytes)
      expect(terminal.reset).toBe(true)
      const inside = new Set<string>()
      for (const at of cellsOf(view)) {
        const [row, col] = [view.box.row + at.row, view.box.col + at.col]
        if (!isCovered(view, at)) inside.add(`${row},${col}`)
        const belief = believed(renderer, at, colours)
        expect(isCovered(view, at) && belief !== undefined).toBe(false)
        if (belief) expect(pixelsOf(terminal.cell(row, col), mode)).toEqual(belief)
      }
      expect([...terminal.writes].filter((key) => !inside.has(key))).toEqual([])
    }
  })

  it('shows two colours in a cell exactly where they can be had', () => {
    const { down } = SHAPES[mode]
    const random = seeded(5)
    const [cols, rows] = [20, 8]
    const pairs = Array.from({ length: cols * rows }, () => [0, 1].map(() => [0, 1, 2].map(() => random() * 256)))
    const frame = frameOf(cols * 2, rows * down, (x, y) => {
      const pair = pairs[Math.floor(y / down) * cols + (x >> 1)]!
      return pair[Math.floor(random() * 2)] as [number, number, number]
    })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const view = { box: { row: 0, col: 0, rows, cols } }
    const renderer = new Mosaic(mode, { colours: 'true', cell: { width: 2, height: down } })
    terminal.write(renderer.render(frame, view))
    for (const { row, col } of cellsOf(view)) {
      const seen = pixelsOf(terminal.cell(row, col), mode)
      const wanted = seen.map((_, i) => {
        const at = ((row * down + Math.floor(i / 2)) * cols * 2 + col * 2 + (i % 2)) * 3
        const [blue, green, red] = frame.data.subarray(at, at + 3)
        return nameOf((red! << 16) | (green! << 8) | blue!, 'true')
      })
      expect(seen).toEqual(wanted)
    }
  })

  it('writes nothing for the same picture, and one cell for a change in it', () => {
    const renderer = new Mosaic(mode, { colours: 'true' })
    const view = { box: { row: 0, col: 0, rows: 10, cols: 20 } }
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const before = frameOf(200, 200, (x, y) => [x, y, 90])
    const after = frameOf(200, 200, (x, y) => (x > 70 && x < 80 && y > 100 && y < 120 ? [255, 255, 255] : [x, y, 90]))
    terminal.write(renderer.render(before, view))
    for (let i = 0; i < 40; i++) expect(renderer.render(before, view)).toHaveLength(0)
    terminal.writes.clear()
    terminal.write(renderer.render(after, view))
    expect([...terminal.writes]).toEqual(['5,7'])
  })

  it('draws cells again that were covered, and everything after forget', () => {
    const renderer = new Mosaic(mode, { colours: 'true' })
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const box = { row: 1, col: 1, rows: 2, cols: 3 }
    const frame = frameOf(60, 80, (x, y) => [x * 4, y * 3, 10])
    terminal.write(renderer.render(frame, { box }))
    expect(renderer.render(frame, { box, covered: Uint8Array.from([0, 1, 0, 0, 0, 0]) })).toHaveLength(0)
    terminal.writes.clear()
    terminal.write(renderer.render(frame, { box }))
    expect([...terminal.writes]).toEqual(['1,2'])
    renderer.forget()
    terminal.writes.clear()
    terminal.write(renderer.render(frame, { box }))
    expect(terminal.writes.size).toBe(6)
  })

  it('lets no error stand for a second that is larger than a few levels', () => {
    const renderer = new Mosaic(mode, { colours: 'true' })
    const view = { box: { row: 0, col: 0, rows: 8, cols: 20 } }
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    const grey = (level: number): Frame => frameOf(20, 16, () => [level, level, level])
    const effort = { hold: 30, budgetBytes: Infinity }
    terminal.write(renderer.render(grey(100), { ...view, nowMs: 0 }, effort))
    terminal.write(renderer.render(grey(105), { ...view, nowMs: 33 }, effort))
    const seen = (): Set<string> =>
      new Set(cellsOf(view).flatMap((at) => pixelsOf(terminal.cell(at.row, at.col), mode)))
    expect(seen()).toContain('#646464')
    for (let nowMs = 66; nowMs < 1100; nowMs += 33)
      terminal.write(renderer.render(grey(105), { ...view, nowMs }, effort))
    expect([...seen()]).toEqual(['#696969'])
  })

  it('brings the whole picture at once within a small budget, then all of it exactly', () => {
    const renderer = new Mosaic(mode, { colours: 'true' })
    const random = seeded(9)
    const frame = frameOf(80, 80, () => [random() * 256, random() * 256, random() * 256])
    const view = { box: { row: 0, col: 0, rows: 10, cols: 20 } }
    const effort = { hold: 0, budgetBytes: 1000 }
    const whole = new Mosaic(mode, { colours: 'true' }).render(frame, view).length
    // A plain cell in a colour that is set takes one byte: five a cell are enough for a coarse picture.
    expect(renderer.render(frame, view, effort).length).toBeLessThanOrEqual(1000)
    expect(cellsOf(view).every(({ row, col }) => renderer.shown(row, col) !== undefined)).toBe(true)
    // Holds of 128 down to 1 and 0 are nine steps, in each of which a cell is written once; but for a cell of at most 64
    // bytes, and the end, the budget is used.
    const most = (9 * whole) / (1000 - 2 * 64)
    let pictures = 1
    while (pictures < most && renderer.render(frame, view, effort).length > 0) pictures++
    expect(pictures).toBeLessThan(most)
    expect(renderer.render(frame, view)).toHaveLength(0)
  })

  it('shows a known picture that changes in all places coarsely at once, not sharply in some', () => {
    const random = seeded(10)
    const { down } = SHAPES[mode]
    const view = { box: { row: 0, col: 0, rows: 10, cols: 20 } }
    const renderer = new Mosaic(mode, { colours: 'true', cell: { width: 2, height: down } })
    const noisy = (level: number): Frame =>
      frameOf(40, 10 * down, () => [level + random() * 60, level + random() * 60, level + random() * 60])
    renderer.render(noisy(0), view)
    renderer.render(noisy(190), view, { hold: 4, budgetBytes: 1000 })
    const dark = cellsOf(view).filter(({ row, col }) => (renderer.shown(row, col)!.back & 255) < 125)
    expect(dark).toEqual([])
  })

  it('leaves no cell for a second in a pattern that another one surpasses by far', () => {
    const { down } = SHAPES[mode]
    const random = seeded(11)
    const [cols, rows] = [20, 8]
    // Two shades and one pixel between them: where it belongs is easily missed.
    const levels = Array.from({ length: cols * rows }, () => [random() * 90, 90 + random() * 80, 170 + random() * 85])
    const frame = frameOf(cols * 2, rows * down, (x, y) => {
      const level = levels[Math.floor(y / down) * cols + (x >> 1)]![Math.min(2, Math.floor(random() * 3))]!
      return [level, level, level]
    })
    const renderer = new Mosaic(mode, { colours: 'true', cell: { width: 2, height: down } })
    const view = { box: { row: 0, col: 0, rows, cols } }
    for (let nowMs = 0; nowMs < 1000; nowMs += 33)
      renderer.render(frame, { ...view, nowMs }, { hold: 8, budgetBytes: Infinity })
    for (const { row, col } of cellsOf(view)) {
      const wanted = Array.from(
        { length: 2 * down },
        (_, i) => frame.data[((row * down + (i >> 1)) * cols * 2 + col * 2 + (i % 2)) * 3]!,
      )
      const { pattern, fore, back } = renderer.shown(row, col)!
      const left = wanted.reduce((sum, level, i) => sum + (level - (((pattern >> i) & 1 ? fore : back) & 255)) ** 2, 0)
      // In turn two levels for each pixel are held where the cell takes its usual bytes: 64 is twice that and more.
      expect(left).toBeLessThanOrEqual(bestOfAll(wanted) * 1.02 + 64)
    }
  })
})
