import { join } from 'node:path'
import { bandsJob, outBytes, workParts } from '../../../../src/media/render/kernel/bands-job'
import type { Kernel } from '../../../../src/media/render/kernel/kernel'
import { NUMBER_SHIFT, quantizeJob, TABLE_BYTES } from '../../../../src/media/render/kernel/quantize-job'
import { searchHere } from '../../../../src/media/render/pixels/search'
import { createSixels } from '../../../../src/media/render/sixel/create-sixels'
import { loadClip } from '../../../bench/render/clip'
import { seeded } from '../../../support/seeded'
import { KERNELS } from './kernels'

const random = seeded(11)
const below = (limit: number): number => Math.floor(random() * limit)

/** What one trial of both kernels is made of. */
interface Trial {
  readonly width: number
  readonly height: number
  readonly colours: number
  readonly hold: number
  readonly reuse: number
  readonly bandRows: number
  readonly due: readonly [first: number, rows: number]
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly whole: number
  readonly firstBand: number
  readonly budget: number
  readonly pictures: readonly Int32Array[]
  readonly palette: Int32Array
  /** Pixels that are taken out before the second picture is written. */
  readonly out: readonly number[]
}

/** Noise of few levels over patches, so that everything happens: held, reused, alone, in runs short and long. */
const pictureOf = (length: number, stride: number): Int32Array => {
  const across = random() < 0.3 ? 50 : 7
  const calm = random() < 0.3 ? 0.99 : 0.6
  const base = Array.from({ length: 12 }, () => below(1 << 24) & 0xf0f0f0)
  return Int32Array.from({ length }, (_, i) => {
    const patch = (Math.floor((i % stride) / across) + Math.floor(i / stride / 5)) % base.length
    return (base[patch] ?? 0) + (random() < calm ? 0 : (below(15) << 16) | (below(15) << 8) | below(15))
  })
}

/** All of the pixels, or a part of them. */
const areaOf = (width: number, height: number): Trial['area'] => {
  if (random() < 0.6) return { x: 0, y: 0, width, height }
  const [x, y] = [below(width), below(height)]
  return { x, y, width: 1 + below(width - x), height: 1 + below(height - y) }
}

const trial = (): Trial => {
  const width = 1 + below(70)
  const height = 1 + below(40)
  const stride = Math.ceil(width / 4) * 4
  const colours = 1 + below(255)
  return {
    ...{
      width,
      height,
      colours,
      hold: below(8),
      reuse: below(9) * 0x010000 + below(9) * 0x0100 + below(9),
      bandRows: 1 + below(9),
      due: [below(height), below(height + 1)],
    },
    ...{
      area: areaOf(width, height),
      whole: below(2),
      firstBand: below(3),
      budget: random() < 0.3 ? below(600) : 1 << 30,
    },
    pictures: Array.from({ length: 3 }, () => pictureOf(stride * height, stride)),
    palette: Int32Array.from({ length: 256 }, (_, i) => (i << NUMBER_SHIFT) | (i < colours ? below(1 << 24) : 0)),
    out: Array.from({ length: below(20) }, () => below(stride * height)),
  }
}

/** Three pictures, one after the other: everything that the kernel answers and leaves in its memory. */
const run = (kernel: Kernel, given: Trial): string => {
  const { width, height } = given
  const stride = Math.ceil(width / 4) * 4
  const pixels = stride * height
  const [picture, origin] = [kernel.allocate(pixels * 4), kernel.allocate(pixels * 4)]
  const [shown, wish] = [kernel.allocate(pixels), kernel.allocate(pixels)]
  const [moved, palette] = [kernel.allocate(width + 16), kernel.allocate(1024)]
  const [table, used] = [kernel.allocate(TABLE_BYTES), kernel.allocate(255)]
  const [choosing, writing] = [quantizeJob.allocate(kernel), bandsJob.allocate(kernel)]
  const [work, out] = [kernel.allocate(workParts(width).size), kernel.allocate(outBytes(width, height))]
  const { memory } = kernel
  const planes = { picture, origin, shown, wish, stride, width, height }
  const { colours, hold, reuse, bandRows, whole, firstBand, budget } = given
  const [dueFirst, dueRows] = given.due
  quantizeJob.write(memory, choosing, {
    ...planes,
    moved,
    palette,
    table,
    colours,
    hold,
    reuse,
    bandRows,
    dueFirst,
    dueRows,
  })
  bandsJob.write(memory, writing, { ...planes, ...given.area, used, work, out, whole, firstBand, budget })
  memory.words.set(given.palette, palette / 4)
  memory.bytes.fill(255, table, table + TABLE_BYTES)
  memory.bytes.fill(255, shown, shown + pixels)
  const seen = given.pictures.map((frame, i) => {
    memory.words.set(frame, picture / 4)
    const changed = kernel.call.quantize(choosing)
    if (i === 1) for (const at of given.out) memory.bytes[shown + at] = memory.bytes[wish + at] = 255
    const length = kernel.call.bands(writing)
    expect(length).toBeLessThanOrEqual(outBytes(width, height))
    const state = [shown, wish].map((at) => Buffer.from(memory.bytes.subarray(at, at + pixels)).toString('base64'))
    const { nextBand } = bandsJob.read(memory, writing)
    const text = Buffer.from(memory.bytes.subarray(out, out + length)).toString('latin1')
    return { changed, text, nextBand, state, used: [...memory.bytes.subarray(used, used + 255)] }
  })
  return JSON.stringify(seen)
}

const CLIP = loadClip(join(__dirname, '../../../bench/clip.webm'), 4)

describe('the kernels of sixels', () => {
  it('give the same bytes in WebAssembly and in TypeScript', () => {
    for (let i = 0; i < 150; i++) {
      const given = trial()
      expect(run(KERNELS.wasm(), given)).toBe(run(KERNELS.twin(), given))
    }
  })

  it.each(['transparent', 'tiles', 'none'] as const)('draw a clip with the same bytes, deltas: %s', (deltas) => {
    const sixel = { registers: 256, maxWidth: 1000, maxHeight: 1000, deltas }
    const traits = { colours: 'true', cell: { width: 8, height: 16 }, rows: 13, sixel } as const
    const [one, other] = [KERNELS.wasm(), KERNELS.twin()].map((kernel) => createSixels(traits, searchHere, kernel))
    const view = { box: { row: 0, col: 0, rows: 12, cols: 32 } }
    for (const frame of CLIP.frames) {
      const bytes = Buffer.from(one!.render(frame, view, { hold: 4, budgetBytes: Infinity }))
      expect(bytes.equals(other!.render(frame, view, { hold: 4, budgetBytes: Infinity }))).toBe(true)
    }
  })
})
