import { Fitter } from '../../src/media/fit'
import { halves, noise, pixelOf } from '../support/pictures'

const RED = [0, 0, 255] as const
const BLUE = [255, 0, 0] as const
const BLACK = [0, 0, 0]

describe('fitting', () => {
  it('passes what fits untouched', () => {
    const frame = noise({ width: 64, height: 48 })
    expect(new Fitter().fit(frame, { width: 64, height: 48 })).toBe(frame)
  })

  it.each([
    ['enlarges', 32, 24],
    ['shrinks a little', 100, 75],
    ['shrinks a lot', 640, 480],
  ])('%s in the same aspect', (_, width, height) => {
    const fitted = new Fitter().fit(halves({ width, height }, RED, BLUE), { width: 64, height: 48 })
    expect([fitted.width, fitted.height, fitted.data.length]).toEqual([64, 48, 64 * 48 * 3])
    expect(pixelOf(fitted, 5, 0)).toEqual([...RED])
    expect(pixelOf(fitted, 60, 47)).toEqual([...BLUE])
  })

  it('leaves bars above and below a wide picture, and beside a high one', () => {
    const wide = new Fitter().fit(halves({ width: 320, height: 90 }, RED, BLUE), { width: 64, height: 48 })
    expect([pixelOf(wide, 10, 2), pixelOf(wide, 10, 24), pixelOf(wide, 10, 45)]).toEqual([BLACK, [...RED], BLACK])
    const high = new Fitter().fit(halves({ width: 12, height: 48 }, RED, BLUE), { width: 64, height: 48 })
    expect([pixelOf(high, 2, 20), pixelOf(high, 28, 20), pixelOf(high, 60, 20)]).toEqual([BLACK, [...RED], BLACK])
  })

  it('gives the right picture for each when sizes change from one to the next', () => {
    const fitter = new Fitter()
    for (const [width, height] of [
      [640, 480],
      [33, 21],
      [1280, 720],
      [640, 480],
    ] as const) {
      const fitted = fitter.fit(halves({ width, height }, BLUE, RED), { width: 80, height: 60 })
      expect(pixelOf(fitted, 10, 30)).toEqual([...BLUE])
      expect(pixelOf(fitted, 70, 30)).toEqual([...RED])
    }
  })

  it('keeps the mean of what it shrinks', () => {
    const fitted = new Fitter().fit(noise({ width: 512, height: 512 }), { width: 8, height: 8 })
    const mean = fitted.data.reduce((sum, value) => sum + value, 0) / fitted.data.length
    expect(mean).toBeGreaterThan(122)
    expect(mean).toBeLessThan(133)
  })
})
