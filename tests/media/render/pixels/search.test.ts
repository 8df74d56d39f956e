import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Frame } from '../../../../src/media/frame'
import { TwinKernel } from '../../../../src/media/render/kernel/twin-kernel'
import { searchPalette, type PaletteQuestion } from '../../../../src/media/render/pixels/palette-search'
import { SearchThread, type PaletteSearch } from '../../../../src/media/render/pixels/search'
import { createSixels } from '../../../../src/media/render/sixel/create-sixels'
import { frameOf } from '../../../support/frames'
import { seeded } from '../../../support/seeded'
import { SixelScreen } from '../../../support/sixel-screen'
import { until } from '../../../support/until'

const fixture = (name: string): string => join(__dirname, 'fixture', name)

/** More pixels than are looked at, so that the thread gets fewer than there are. */
const manyPixels = (seed: number): PaletteQuestion => {
  const random = seeded(seed)
  return { pixels: Int32Array.from({ length: 90_001 }, () => random() ** 2 * 2 ** 24), colours: 60 }
}

type Answer = Uint8Array | 'none'

const answerOf = (search: PaletteSearch, question: PaletteQuestion, urgent = false): Promise<Answer> =>
  new Promise((resolve) => search.find({ ...question, urgent }, (percent) => resolve(percent ?? 'none')))

/** Answers within the call, or says that it did not. */
const answerNow = (search: PaletteSearch, question: PaletteQuestion, urgent = false): Answer | 'later' => {
  let found: Answer | 'later' = 'later'
  search.find({ ...question, urgent }, (percent) => (found = percent ?? 'none'))
  return found
}

describe('a thread that looks for palettes', () => {
  it('finds what a search in place finds, one answer for each question, in their order', async () => {
    const search = new SearchThread(fixture('worker.js'))
    const questions = [manyPixels(1), { ...manyPixels(2), colours: 2 }, { pixels: new Int32Array(7), colours: 255 }]
    const answers = await Promise.all(questions.map((question) => answerOf(search, question)))
    expect(answers).toEqual(questions.map(searchPalette))
  })

  it('is not asked what is urgent, nor where there is none', () => {
    const question = manyPixels(3)
    expect(answerNow(new SearchThread(fixture('worker.js')), question)).toBe('later')
    expect(answerNow(new SearchThread(fixture('worker.js')), question, true)).toEqual(searchPalette(question))
    expect(answerNow(new SearchThread(undefined), question)).toEqual(searchPalette(question))
  })

  it.each([
    ['cannot be started', 'missing.js'],
    ['ends at its first question', 'dies-when-asked.js'],
  ])('is given up when it %s: who waits is told so, and the next search is in place', async (_, script) => {
    const search = new SearchThread(fixture(script))
    const waiting = [answerOf(search, manyPixels(4)), answerOf(search, manyPixels(5))]
    expect(await Promise.all(waiting)).toEqual(['none', 'none'])
    expect(answerNow(search, manyPixels(6))).toEqual(searchPalette(manyPixels(6)))
  })

  it('is started again when it ends after it was of use', async () => {
    const search = new SearchThread(fixture('answers-once.js'))
    for (let round = 0; round < 2; round++) {
      expect(await answerOf(search, manyPixels(7))).toHaveLength(6)
      expect(await answerOf(search, manyPixels(7))).toBe('none')
    }
  })

  it('ends with its process, which it does not keep alive', () => {
    const { stdout, signal } = spawnSync(process.execPath, [fixture('asks-and-ends.js')], { timeout: 15_000 })
    expect({ signal, stdout: stdout.toString() }).toEqual({ signal: null, stdout: '3' })
  })
})

const CELL = { width: 6, height: 12 }
const BOX = { row: 0, col: 0, rows: 4, cols: 8 }
const fire = frameOf(48, 48, (x, y) => [x & 15, (x + y) & 63, 128 + ((y * 5) & 127)])
const sea = frameOf(48, 48, (x, y) => [128 + ((x * 5) & 127), (x + y) & 63, y & 15])

/** A call's pictures on a screen. */
class Call {
  readonly screen = new SixelScreen({ columns: 8, rows: 5, cell: CELL })
  private readonly renderer

  constructor(search: PaletteSearch) {
    const sixel = { registers: 256, maxWidth: 1000, maxHeight: 1000, deltas: 'transparent' } as const
    this.renderer = createSixels({ colours: 'true', cell: CELL, rows: 5, sixel }, search, new TwinKernel())
  }

  /** Draws a frame; answers the mean squared error of what is seen then. */
  draw(frame: Frame): number {
    this.screen.write(this.renderer.render(frame, { box: BOX }))
    const wanted = (i: number): number =>
      [0, 1, 2].reduce((word, at) => word | (frame.data[i * 3 + at]! << (at * 8)), 0)
    const squares = [...this.screen.pixels.subarray(0, 48 * 48)].map((pixel, i) =>
      [0, 8, 16].reduce((sum, shift) => sum + (((pixel >> shift) & 255) - ((wanted(i) >> shift) & 255)) ** 2, 0),
    )
    return squares.reduce((sum, square) => sum + square, 0) / squares.length / 3
  }
}

describe('pictures whose palettes a thread looks for', () => {
  it('are drawn with the old palette after a cut, and with the new one when it is found', async () => {
    const call = new Call(new SearchThread(fixture('worker.js')))
    const error = call.draw(fire)
    const atOnce = call.draw(sea)
    expect(atOnce).toBeGreaterThan(error * 20)
    await until('the new palette', () => (call.draw(sea) < error * 2 ? true : undefined))
  })

  it('go on when the thread ends, with a palette that is found in place', async () => {
    const call = new Call(new SearchThread(fixture('dies-when-asked.js')))
    const error = call.draw(fire)
    expect(call.draw(sea)).toBeGreaterThan(error * 20)
    const pictures = call.screen.pictures
    await until('a palette', () => (call.draw(sea) < error * 2 ? true : undefined))
    expect(call.screen.pictures).toBeGreaterThan(pictures)
  })
})
