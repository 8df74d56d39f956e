import type { Kernel } from '../../../../src/media/render/kernel/kernel'
import type { Fit } from '../../../../src/media/render/renderer'
import { GridScaler } from '../../../../src/media/render/grid-scaler'
import type { Grid } from '../../../../src/media/render/placement'
import { frameOf } from '../../../support/frames'
import { seeded } from '../../../support/seeded'
import { KERNELS } from './kernels'

const random = seeded(7)
const noise = (width: number, height: number) =>
  frameOf(width, height, () => [random() * 256, random() * 256, random() * 256])

const scaledIn = (kernel: Kernel, frame: ReturnType<typeof noise>, { grid, fit }: { grid: Grid; fit: Fit }) =>
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
