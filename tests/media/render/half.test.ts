import { join } from 'node:path'
import type { Frame } from '../../../src/media/frame'
import { HalfBlocks } from '../../../src/media/render/half'
import type { Kernel } from '../../../src/media/render/kernel/kernel'
import { EXACT, type ColourDepth, type Effort, type View } from '../../../src/media/render/renderer'
import { loadClip } from '../../bench/render/clip'
import { frameOf, scaledBy } from '../../support/frames'
import { randomFrame, randomView, shaken } from '../../support/random-pictures'
import { seeded } from '../../support/seeded'
import { TerminalEmulator } from '../../support/terminal-emulator'
import { KERNELS } from './kernel/kernels'

const SCREEN = { rows: 30, cols: 70 }
const DEPTHS = ['true', '256', '16', 'none'] as const
const START: View = { box: { row: 2, col: 3, rows: 8, cols: 20 } }

const half = (colours: ColourDepth, kernel: Kernel = KERNELS.wasm()) => new HalfBlocks({ colours }, kernel)

const randomEffort = (random: () => number): Effort => ({
  hold: random() < 0.3 ? 0 : Math.floor(random() ** 2 * 40),
  budgetBytes: random() < 0.5 ? Infinity : Math.floor(random() ** 2 * 4000),
})

/** Frames as a call has them: now and then another picture, else a little different; any view, any effort. */
function* calls(seed: number): Generator<{ frame: Frame; view: View; effort: Effort }> {
  const random = seeded(seed)
  let frame = randomFrame(random)
  let view = START
  for (let nowMs = 0; ; nowMs += random() * 200) {
    frame = random() < 0.2 ? randomFrame(random) : shaken(frame, random() * 12, random)
    view = { ...randomView(random, view), nowMs }
    yield { frame, view, effort: randomEffort(random) }
  }
}

/** What lies over the picture is drawn. */
const scribble = (terminal: TerminalEmulator, { box, covered }: View): void => {
  covered?.forEach((one, cell) => {
    if (one === 1) terminal.scribble(box.row + Math.floor(cell / box.cols), box.col + (cell % box.cols))
  })
}

/** The cells of a view that are not covered. */
const cellsOf = (terminal: TerminalEmulator, { box, covered }: View) =>
  Array.from({ length: box.rows * box.cols }, (_, cell) =>
    covered?.[cell] === 1
      ? 'covered'
      : looksOf(terminal.cell(box.row + Math.floor(cell / box.cols), box.col + (cell % box.cols))),
  )

/** What is seen of a cell, whichever of the ways to write it was taken. */
const looksOf = ({ text, fore, back }: { text: string; fore: string; back: string }): string => {
  const [top, bottom] = { ' ': [back, back], '█': [fore, fore], '▀': [fore, back], '▄': [back, fore] }[text] ?? []
  return top === 'default' || bottom === 'default' ? text : `${top} ${bottom}`
}

describe.each(DEPTHS)('half blocks, colours: %s', (colours) => {
  it('know what the terminal shows, whatever was held and left out before', () => {
    const renderer = half(colours)
    const terminal = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
    let round = 0
    for (const { frame, view, effort } of calls(colours.length)) {
      if (round++ === 150) break
      const bytes = renderer.render(frame, view, effort)
      expect(bytes.length).toBeLessThanOrEqual(effort.budgetBytes)
      terminal.write(bytes)
      scribble(terminal, view)
      if (round % 5 !== 0) continue
      terminal.write(renderer.render(frame, view, EXACT))
      const fresh = new TerminalEmulator(SCREEN.rows, SCREEN.cols)
      fresh.write(half(colours).render(frame, view, EXACT))
      expect(cellsOf(terminal, view)).toEqual(cellsOf(fresh, view))
    }
  })

  it('are the same to the byte in WebAssembly and in TypeScript', () => {
    const [fast, slow] = [half(colours, KERNELS.wasm()), half(colours, KERNELS.twin())]
    let round = 0
    for (const { frame, view, effort } of calls(100 + colours.length)) {
      if (round++ === 120) break
      const expected = Buffer.from(slow.render(frame, view, effort)).toString()
      expect(Buffer.from(fast.render(frame, view, effort)).toString()).toBe(expected)
    }
  })

  it('come to the exact picture within few bytes at a time', () => {
    const renderer = half(colours)
    const frame = randomFrame(seeded(5))
    const whole = half(colours).render(frame, START, EXACT).length
    const effort = { hold: 0, budgetBytes: 300 }
    let nowMs = 0
    let bytes = 0
    for (let quiet = 0; quiet < 60; nowMs += 33) {
      const { length } = renderer.render(frame, { ...START, nowMs }, effort)
      bytes += length
      quiet = length === 0 ? quiet + 1 : 0
    }
    expect(renderer.render(frame, { ...START, nowMs }, EXACT)).toHaveLength(0)
    expect(bytes).toBeLessThan(whole * 6)
  })
})

describe('real pictures', () => {
  const clip = loadClip(join(__dirname, '../../bench/clip.webm'), 12)

  it.each([
    [80, 24],
    [61, 17],
    [200, 60],
  ])('in %dx%d cells are the same to the byte in WebAssembly and in TypeScript', (cols, rows) => {
    const [fast, slow] = [half('true', KERNELS.wasm()), half('true', KERNELS.twin())]
    const efforts = [EXACT, { hold: 4, budgetBytes: Infinity }, { hold: 4, budgetBytes: 3000 }]
    clip.frames.forEach((frame, i) => {
      const view = { box: { row: 1, col: 2, rows, cols }, nowMs: frame.madeAtMs }
      const effort = efforts[i % efforts.length]!
      const expected = Buffer.from(slow.render(frame, view, effort))
      expect(Buffer.compare(Buffer.from(fast.render(frame, view, effort)), expected)).toBe(0)
    })
  })
})

const BOX = { row: 0, col: 0, rows: 12, cols: 30 }
const GRID = { width: 30, height: 24, pixelHeight: 1 }

/** What is wrong with each pixel: the largest difference of a channel. */
const errorsOf = (terminal: TerminalEmulator, frame: Frame): number[] => {
  const wanted = scaledBy(frame, GRID, { kernel: KERNELS.twin() })
  return Array.from({ length: GRID.width * GRID.height }, (_, pixel) => {
    const y = Math.floor(pixel / GRID.width)
    const [top, bottom] = looksOf(terminal.cell(y >> 1, pixel % GRID.width)).split(' ')
    const seen = parseInt((y % 2 === 0 ? top! : bottom!).slice(1), 16)
    return Math.max(...[0, 1, 2].map((i) => Math.abs(((seen >> (i * 8)) & 255) - wanted[pixel * 3 + i]!)))
  })
}

/** A picture that moves slowly, with the noise of a camera. */
const drifting = (step: number, random: () => number): Frame => {
  const noisy = (value: number): number => (value + random() * 4) % 256
  return frameOf(30, 24, (x, y) => [
    noisy(x * 4 + step),
    noisy(y * 5 + step * 2),
    noisy(120 + Math.sin((x + step) / 5) * 60),
  ])
}

describe('what is held', () => {
  it.each([4, 8, 16, 40])('at most %d levels does not stay wrong for a second', (hold) => {
    const renderer = half('true')
    const random = seeded(hold)
    const terminal = new TerminalEmulator(BOX.rows, BOX.cols)
    const since = new Float64Array(GRID.width * GRID.height)
    for (let nowMs = 0, step = 0; nowMs < 6000; nowMs += 20 + random() * 60, step += 0.4) {
      const frame = drifting(step, random)
      terminal.write(renderer.render(frame, { box: BOX, nowMs }, { hold, budgetBytes: Infinity }))
      errorsOf(terminal, frame).forEach((error, i) => {
        if (error <= 12) since[i] = nowMs
      })
      expect(nowMs - Math.min(...since)).toBeLessThan(1000)
    }
  })

  it('costs fewer bytes the more is held, and nothing when a picture stands still', () => {
    const bytesAt = (hold: number): number => {
      const renderer = half('true')
      const random = seeded(3)
      const lengths = Array.from({ length: 40 }, (_, i) => {
        const view = { box: BOX, nowMs: i * 33 }
        return renderer.render(drifting(i, random), view, { hold, budgetBytes: Infinity }).length
      })
      return lengths.reduce((sum, length) => sum + length)
    }
    const [exact, four, twelve] = [0, 4, 12].map(bytesAt)
    expect(four).toBeLessThan(exact! * 0.7)
    expect(twelve).toBeLessThan(four! * 0.7)
    const renderer = half('true')
    const frame = drifting(1, seeded(1))
    const lengths = Array.from(
      { length: 60 },
      (_, i) => renderer.render(frame, { box: BOX, nowMs: i * 33 }, { hold: 4, budgetBytes: Infinity }).length,
    )
    expect(lengths.slice(30)).toEqual(Array(30).fill(0))
  })

  it('is a coarse but whole picture when a new one has to be cheap', () => {
    const renderer = half('true')
    const terminal = new TerminalEmulator(BOX.rows, BOX.cols)
    const frame = drifting(9, seeded(9))
    terminal.write(renderer.render(frame, { box: BOX, nowMs: 0 }, { hold: 2, budgetBytes: 1500 }))
    expect(terminal.writes.size).toBe(BOX.rows * BOX.cols)
    expect(errorsOf(terminal, frame).reduce((sum, error) => sum + error) / (GRID.width * GRID.height)).toBeLessThan(60)
  })
})

describe('a slow link', () => {
  it('does not spend all of a small budget on the rows that are in turn', () => {
    const renderer = half('true')
    const terminal = new TerminalEmulator(BOX.rows, BOX.cols)
    const random = seeded(6)
    terminal.write(renderer.render(drifting(0, random), { box: BOX, nowMs: 0 }))
    terminal.writes.clear()
    // Every pixel becomes another one. A round of rows in turn takes 800 ms; the picture has to come long before.
    const frame = frameOf(30, 24, (x, y) => [(y * 9) % 256, 255 - x * 4, random() * 20])
    for (let nowMs = 100; nowMs <= 300; nowMs += 100)
      terminal.write(renderer.render(frame, { box: BOX, nowMs }, { hold: 4, budgetBytes: 900 }))
    const errors = errorsOf(terminal, frame)
    expect(terminal.writes.size).toBe(BOX.rows * BOX.cols)
    // All are near to what they should be: before, they were off by more than a hundred levels.
    expect(errors.reduce((sum, error) => sum + error) / errors.length).toBeLessThan(40)
  })
})

describe('a terminal without colours', () => {
  it('gets blocks and nothing else but moves, black where the picture is black', () => {
    const frame = frameOf(8, 8, (x) => (x < 4 ? [0, 0, 0] : [255, 255, 255]))
    const view = { box: { row: 0, col: 0, rows: 4, cols: 8 } }
    const text = Buffer.from(half('none').render(frame, view)).toString()
    expect(text).toBe([1, 2, 3, 4].map((row) => `\x1b[${row};1H    ████`).join(''))
  })
})

describe('a palette', () => {
  it.each(['256', '16'] as const)('of %s shows in between colours by mixing', (colours) => {
    const terminal = new TerminalEmulator(16, 32)
    const frame = frameOf(32, 32, () => [70, 110, 150])
    terminal.write(half(colours).render(frame, { box: { row: 0, col: 0, rows: 16, cols: 32 } }))
    const inks = new Set(Array.from({ length: 512 }, (_, i) => looksOf(terminal.cell(i >> 5, i & 31))))
    expect(inks.size).toBeGreaterThan(2)
  })

  it('shows its own colours without noise', () => {
    const terminal = new TerminalEmulator(4, 8)
    const frame = frameOf(8, 8, () => [95, 135, 215])
    terminal.write(half('256').render(frame, { box: { row: 0, col: 0, rows: 4, cols: 8 } }))
    for (let i = 0; i < 32; i++) expect(looksOf(terminal.cell(i >> 3, i & 7))).toBe('173 173')
  })
})
