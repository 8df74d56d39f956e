import type { Frame } from '../../../../src/media/frame'
import type { Kernel } from '../../../../src/media/render/kernel/kernel'
import type { Fit } from '../../../../src/media/render/renderer'
import { GridScaler } from '../../../../src/media/render/grid-scaler'
import type { Grid } from '../../../../src/media/render/placement'
import { seeded } from '../../../support/seeded'
import { KERNELS } from './kernels'

const random = seeded(7)
/** One of seeded()'s numbers for each channel of 4k would take longer than all of the scaling. */
const noise = (width: number, height: number): Frame => {
  const data = new Uint8Array(width * height * 3)
  const start = Math.floor(random() * 65536)
  for (let i = 0, state = start; i < data.length; i++) {
    state = (state * 25173 + 13849) & 0xffff
    data[i] = state >> 8
  }
  return { width, height, data, madeAtMs: 0 }
}

const scaledIn = (kernel: Kernel, frame: Frame, { grid, fit }: { grid: Grid; fit: Fit }) =>
  new GridScaler(kernel, grid).scale(frame, fit)

const SIZES = [
  [1, 1, 1, 1],
  [1, 1, 33, 20],
  [640, 480, 160, 96],
  [640, 480, 640, 480],
  [641, 479, 80, 48],
  [3, 1000, 17, 9],
  [1000, 3, 9, 17],
  [40, 30, 160, 96],
  [1280, 720, 157, 91],
  [3840, 2160, 160, 96],
  [3840, 1040, 1, 1],
  [1, 1, 400, 240],
] as const

const same = (width: number, height: number, shape: { grid: Grid; fit: Fit }) => {
  const frame = noise(width, height)
  const fast = scaledIn(KERNELS.wasm(), frame, shape)
  const slow = scaledIn(KERNELS.twin(), frame, shape)
  expect(Buffer.compare(Buffer.from(fast.slice().buffer), Buffer.from(slow.slice().buffer))).toBe(0)
}

describe('scale', () => {
  it.each(SIZES)('%dx%d in %dx%d is the same in WebAssembly and in TypeScript', (width, height, columns, rows) => {
    for (const fit of ['letterbox', 'fill'] as const)
      same(width, height, { grid: { width: columns, height: rows, pixelHeight: 1 }, fit })
  })

  it('is the same for random sizes', () => {
    const below = (limit: number) => 1 + Math.floor(random() * limit)
    for (let i = 0; i < 60; i++) {
      const grid = { width: below(90), height: below(60), pixelHeight: 0.5 + random() * 2 }
      same(below(300), below(300), { grid, fit: random() < 0.5 ? 'letterbox' : 'fill' })
    }
  })
})
