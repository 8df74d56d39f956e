import { GridScaler } from '../../../src/media/render/grid-scaler'
import { crop, place } from '../../../src/media/render/placement'
import { loadKernel } from '../../../src/media/render/kernel/load-kernel'
import { frameOf, scaledBy, scaledSlowly } from '../../support/frames'
import { seeded } from '../../support/seeded'

const noise = (width: number, height: number, seed: number) => {
  const random = seeded(seed)
  return frameOf(width, height, () => [random() * 256, random() * 256, random() * 256])
}

describe('place', () => {
  it('fills the grid when the aspects agree', () => {
    expect(place({ width: 640, height: 480 }, { width: 160, height: 120, pixelHeight: 1 })).toEqual({
      x: 0,
      y: 0,
      width: 160,
      height: 120,
    })
  })

  it('leaves bars above and below a wide picture, and at the sides of a high one', () => {
    expect(place({ width: 1600, height: 400 }, { width: 80, height: 60, pixelHeight: 1 })).toMatchObject({
      y: 20,
      width: 80,
      height: 20,
    })
    expect(place({ width: 100, height: 400 }, { width: 80, height: 60, pixelHeight: 1 })).toMatchObject({
      x: 32,
      width: 15,
      height: 60,
    })
  })

  it('reckons with high pixels', () => {
    expect(place({ width: 400, height: 400 }, { width: 80, height: 40, pixelHeight: 2 })).toMatchObject({
      width: 80,
      height: 40,
    })
  })

  it('never vanishes', () => {
    expect(place({ width: 4000, height: 1 }, { width: 10, height: 10, pixelHeight: 1 }).height).toBe(1)
  })
})

describe('crop', () => {
  it('is the middle of the frame in the aspect of the grid', () => {
    const grid = { width: 80, height: 60, pixelHeight: 1 }
    expect(crop({ width: 640, height: 480 }, grid)).toEqual({ x: 0, y: 0, width: 640, height: 480 })
    expect(crop({ width: 800, height: 480 }, grid)).toEqual({ x: 80, y: 0, width: 640, height: 480 })
    expect(crop({ width: 640, height: 600 }, { ...grid, pixelHeight: 2 })).toEqual({
      x: 120,
      y: 0,
      width: 400,
      height: 600,
    })
    expect(crop({ width: 640, height: 1 }, grid)).toMatchObject({ width: 1, height: 1 })
  })
})

describe('GridScaler', () => {
  it.each([
    [64, 48, 16, 12],
    [64, 48, 17, 13],
    [5, 7, 40, 56],
    [33, 21, 11, 7],
    [1, 1, 9, 9],
    [97, 3, 97, 3],
  ])('gives the mean under each target pixel: %dx%d in %dx%d', (width, height, columns, rows) => {
    const frame = noise(width, height, width * height)
    const grid = { width: columns, height: rows, pixelHeight: 1 }
    const scaled = scaledBy(frame, grid)
    const spot = place(frame, grid)
    scaledSlowly(frame, spot.width, spot.height).forEach((mean, i) => {
      const pixel = Math.floor(i / 3)
      const x = spot.x + (pixel % spot.width)
      const y = spot.y + Math.floor(pixel / spot.width)
      expect(Math.abs(scaled[(y * columns + x) * 3 + (i % 3)]! - mean)).toBeLessThanOrEqual(0.5001)
    })
  })

  it('keeps white white at 4k', () => {
    const frame = frameOf(3840, 2160, () => [255, 255, 255])
    const scaled = scaledBy(frame, { width: 160, height: 90, pixelHeight: 1 })
    expect(scaled.every((value) => value === 255)).toBe(true)
  })

  it('blackens the bars again when the size of the frame changes', () => {
    const scaler = new GridScaler(loadKernel(), { width: 12, height: 12, pixelHeight: 1 })
    scaler.scale(frameOf(12, 12, () => [9, 9, 9]))
    const wide = scaler.scale(frameOf(12, 4, () => [9, 9, 9]))
    expect([wide[0], wide[12 * 5], wide[12 * 11]]).toEqual([0, 0x090909, 0])
  })

  it('fills the grid with the middle of the frame where it is told so', () => {
    const frame = frameOf(12, 4, (x) => [x < 4 ? 10 : x < 8 ? 20 : 30, 0, 0])
    const scaled = scaledBy(frame, { width: 2, height: 2, pixelHeight: 1 }, { fit: 'fill' })
    expect(scaled.filter((_, i) => i % 3 === 0)).toEqual(Uint8Array.from([20, 20, 20, 20]))
  })

  it('shows nothing of a frame without pixels', () => {
    const scaled = scaledBy(
      frameOf(0, 0, () => [1, 1, 1]),
      { width: 2, height: 2, pixelHeight: 1 },
    )
    expect(scaled).toEqual(new Uint8Array(12))
  })
})
