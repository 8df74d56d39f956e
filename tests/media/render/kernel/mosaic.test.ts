import type { MosaicMode } from '../../../../src/media/render/glyphs'
import { Mosaic } from '../../../../src/media/render/mosaic/mosaic'
import type { ColourDepth, Effort, View } from '../../../../src/media/render/renderer'
import { frameOf } from '../../../support/frames'
import { seeded } from '../../../support/seeded'
import { KERNELS } from './kernels'

const CASES = (['quadrant', 'sextant', 'octant'] as const).flatMap((mode) =>
  (['true', '256', '16'] as const).map((colours): [MosaicMode, ColourDepth] => [mode, colours]),
)

const randomEffort = (random: () => number): Effort => ({
  hold: random() < 0.3 ? 0 : Math.floor(random() * 40),
  budgetBytes: random() < 0.5 ? Infinity : Math.floor(random() * 3000),
})

describe('mosaic', () => {
  it.each(CASES)('%s in %s colours is the same in WebAssembly and in TypeScript', (mode, colours) => {
    const random = seeded(mode.length * 7 + colours.length)
    const [fast, slow] = [KERNELS.wasm(), KERNELS.twin()].map((kernel) => new Mosaic(mode, { colours }, kernel))
    let view: View = { box: { row: 3, col: 2, rows: 9, cols: 23 } }
    for (let step = 0; step < 60; step++) {
      if (random() < 0.1) view = { box: { ...view.box, rows: 1 + Math.floor(random() * 12), col: step } }
      const cells = view.box.rows * view.box.cols
      const covered = random() < 0.3 ? Uint8Array.from({ length: cells }, () => Number(random() < 0.2)) : undefined
      const [drift, noise] = [random() * 90, random() * 60]
      const frame = frameOf(90, 70, (x, y) => [
        (x * 2 + drift + random() * noise) % 256,
        (y * 3 + random() * noise) % 256,
        ((x ^ y) + drift) % 256,
      ])
      const effort = randomEffort(random)
      const seen = { ...view, covered, nowMs: step * 40 }
      const bytes = fast!.render(frame, seen, effort)
      expect(Buffer.compare(bytes, slow!.render(frame, seen, effort))).toBe(0)
    }
  })
})
