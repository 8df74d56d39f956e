import type { Frame } from '../../../src/media/frame'
import { createRenderer } from '../../../src/media/render/create'
import type { View } from '../../../src/media/render/renderer'
import { frameOf } from '../../support/frames'
import { randomFrame, randomView } from '../../support/random-pictures'
import { seeded } from '../../support/seeded'
import { TerminalEmulator } from '../../support/terminal-emulator'

const MODES = ['braille', 'ascii'] as const
const grey = (level: number): Frame => frameOf(40, 40, () => [level, level, level])
const view: View = { box: { row: 1, col: 2, rows: 10, cols: 20 } }

const charactersOf = (terminal: TerminalEmulator, { box }: View): string[] =>
  Array.from(
    { length: box.rows * box.cols },
    (_, i) => terminal.cell(box.row + Math.floor(i / box.cols), box.col + (i % box.cols)).text,
  )

/** How many dots of a braille character are lit, by its bits in Unicode. */
const dotsOf = (character: string): number =>
  (character.codePointAt(0)! - 0x2800).toString(2).replaceAll('0', '').length

describe.each(MODES)('%s', (mode) => {
  const renderer = () => createRenderer(mode, { colours: 'none' })

  it('shows the same after any sequence of pictures, covers and budgets as when it is drawn anew', () => {
    const random = seeded(3)
    const drawn = renderer()
    const terminal = new TerminalEmulator(20, 40)
    for (let step = 0; step < 40; step++) {
      const frame = frameOf(50, 50, (x, y) => [x * 5, (y * 5 + step * 9) % 256, random() * 200])
      const covered = Uint8Array.from({ length: 200 }, () => Number(random() < 0.2))
      const budgetBytes = random() < 0.5 ? Infinity : Math.floor(random() * 300)
      terminal.writes.clear()
      const bytes = drawn.render(frame, { ...view, covered }, { hold: 0, budgetBytes })
      expect(bytes.length).toBeLessThanOrEqual(budgetBytes)
      terminal.write(bytes)
      for (const key of terminal.writes) {
        const [row, col] = key.split(',').map(Number) as [number, number]
        expect(covered[(row - 1) * 20 + col - 2]).toBe(0)
      }
      terminal.write(drawn.render(frame, view))
      const anew = new TerminalEmulator(20, 40)
      anew.write(renderer().render(frame, view))
      expect(charactersOf(terminal, view)).toEqual(charactersOf(anew, view))
      expect(drawn.render(frame, view)).toHaveLength(0)
    }
  })

  it('shows the same in any box, of frames of any size, as when it is drawn anew', () => {
    const random = seeded(5)
    const drawn = renderer()
    const terminal = new TerminalEmulator(30, 70)
    let seen: View = view
    for (let step = 0; step < 60; step++) {
      const frame = randomFrame(random)
      seen = randomView(random, seen)
      const effort = { hold: Math.floor(random() * 20), budgetBytes: random() < 0.5 ? Infinity : random() * 300 }
      terminal.write(drawn.render(frame, seen, effort))
      if (step % 3 > 0) continue
      const open = { ...seen, covered: undefined }
      terminal.write(drawn.render(frame, open))
      const anew = new TerminalEmulator(30, 70)
      anew.write(renderer().render(frame, open))
      expect(charactersOf(terminal, open)).toEqual(charactersOf(anew, open))
    }
  })

  it('brings everything within a budget, in as many pictures as it takes', () => {
    const random = seeded(4)
    const frame = frameOf(80, 80, () => [random() * 256, random() * 256, random() * 256])
    const [slow, whole] = [renderer(), renderer()]
    const [slowly, atOnce] = [new TerminalEmulator(20, 40), new TerminalEmulator(20, 40)]
    atOnce.write(whole.render(frame, view))
    for (let i = 0; i < 30; i++) slowly.write(slow.render(frame, view, { hold: 0, budgetBytes: 100 }))
    expect(charactersOf(slowly, view)).toEqual(charactersOf(atOnce, view))
  })

  it('holds what has moved no further than that', () => {
    const held = renderer()
    held.render(grey(100), view)
    expect(held.render(grey(106), view, { hold: 6, budgetBytes: Infinity })).toHaveLength(0)
    expect(held.render(grey(160), view, { hold: 6, budgetBytes: Infinity }).length).toBeGreaterThan(0)
  })

  it('draws everything after forget', () => {
    const forgetful = renderer()
    const terminal = new TerminalEmulator(20, 40)
    forgetful.render(grey(200), view)
    forgetful.forget()
    terminal.write(forgetful.render(grey(200), view))
    expect(terminal.writes.size).toBe(200)
  })
})

describe('braille', () => {
  it.each([0, 32, 100, 128, 200, 255])('lights as many dots as %d is bright', (level) => {
    const terminal = new TerminalEmulator(20, 40)
    const box = { row: 0, col: 0, rows: 16, cols: 32 }
    terminal.write(createRenderer('braille', { colours: 'none' }).render(grey(level), { box }))
    const dots = charactersOf(terminal, { box }).map(dotsOf)
    const lit = dots.reduce((sum, count) => sum + count, 0) / (16 * 32 * 8)
    expect(Math.abs(lit - level / 255)).toBeLessThan(0.01)
  })

  it('wants eight pixels a cell', () => {
    expect(createRenderer('braille').wanted(view)).toEqual({ width: 40, height: 40 })
  })
})
