import { Denoiser } from '../../../src/media/render/denoiser'
import { GridScaler } from '../../../src/media/render/grid-scaler'
import { loadKernel } from '../../../src/media/render/kernel/load-kernel'
import { frameOf } from '../../support/frames'
import { seeded } from '../../support/seeded'

const [WIDTH, HEIGHT] = [40, 30]
type Picture = (x: number, y: number) => number

const gradient: Picture = (x, y) => 60 + x * 2 + y

/** Grey words, each channel with noise of its own: the sum of four even ones, which is nearly normal. */
const words = (picture: Picture, sigma: number, random: () => number): Int32Array =>
  Int32Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const noise = (): number => (random() + random() + random() + random() - 2) * Math.sqrt(3) * sigma
    const level = (): number =>
      Math.max(0, Math.min(255, Math.round(picture(i % WIDTH, Math.floor(i / WIDTH)) + noise())))
    return (level() << 16) | (level() << 8) | level()
  })

const errorsOf = (shown: Int32Array, picture: Picture): number[] =>
  Array.from(shown).flatMap((word, i) =>
    [0, 8, 16].map((shift) => ((word >> shift) & 255) - Math.round(picture(i % WIDTH, Math.floor(i / WIDTH)))),
  )

const powerOf = (errors: readonly number[]): number =>
  errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length

const worstOf = (errors: readonly number[]): number => Math.max(...errors.map(Math.abs))

describe('a denoiser', () => {
  // Averaging with a share of a quarter leaves a seventh of the power, 8.5 dB; rounding takes its part of small noise.
  it.each([2, 3, 4])('takes 7 dB of noise of %d levels out of a still picture', (sigma) => {
    const random = seeded(sigma)
    const denoiser = new Denoiser()
    const [before, after]: [number[], number[]] = [[], []]
    for (let i = 0; i < 60; i++) {
      const picture = words(gradient, sigma, random)
      if (i >= 30) before.push(powerOf(errorsOf(picture, gradient)))
      denoiser.push(picture, i)
      if (i >= 30) after.push(powerOf(errorsOf(picture, gradient)))
    }
    const [noisy, calm] = [before, after].map((powers) => powers.reduce((sum, power) => sum + power) / powers.length)
    expect(10 * Math.log10(noisy! / calm!)).toBeGreaterThan(7)
  })

  it('does not smear an edge that moves, not even by one picture', () => {
    const random = seeded(1)
    const denoiser = new Denoiser()
    for (let i = 0; i < 60; i++) {
      const edge: Picture = (x) => (x < 5 + i / 2 ? 60 : 160)
      const picture = words(edge, 2, random)
      denoiser.push(picture, i)
      // Nothing of the edge's 100 levels is left: only what noise may be, four deviations and rounding.
      expect(worstOf(errorsOf(picture, edge))).toBeLessThan(12)
    }
  })

  it('follows a change that could be noise within nine pictures', () => {
    const random = seeded(2)
    const denoiser = new Denoiser()
    for (let i = 0; i < 30; i++) denoiser.push(words(gradient, 3, random), i)
    const brighter: Picture = (x, y) => gradient(x, y) + (x < 10 ? 8 : 0)
    const meanError = (picture: Int32Array): number => {
      const errors = errorsOf(picture, brighter).filter((_, i) => Math.floor(i / 3) % WIDTH < 10)
      return Math.abs(errors.reduce((sum, error) => sum + error) / errors.length)
    }
    const errors = Array.from({ length: 9 }, (_, i) => {
      const picture = words(brighter, 3, random)
      denoiser.push(picture, 30 + i)
      return meanError(picture)
    })
    // Three quarters of what is left stay with each picture: 8 levels become 0.6.
    expect(errors[0]).toBeGreaterThan(2)
    expect(errors[8]).toBeLessThan(1)
  })

  it('is three pictures behind at most while all of a picture grows lighter, and exact when it stands still', () => {
    const denoiser = new Denoiser()
    const random = seeded(3)
    const errorAt = (step: number, time: number): number => {
      const lighter: Picture = (x, y) => gradient(x, y) + step * 3
      const picture = words(lighter, 0, random)
      denoiser.push(picture, time)
      return worstOf(errorsOf(picture, lighter))
    }
    for (let i = 0; i < 25; i++) expect(errorAt(i, i)).toBeLessThanOrEqual(3 * 3)
    const still = Array.from({ length: 20 }, (_, i) => errorAt(24, 25 + i))
    expect(still.slice(12)).toEqual(Array(8).fill(0))
  })

  it('gives the same picture again for the same time, and begins anew with another size', () => {
    const random = seeded(4)
    const denoiser = new Denoiser()
    denoiser.push(words(gradient, 3, random), 0)
    const next = words(gradient, 3, random)
    const again = next.slice()
    denoiser.push(next, 1)
    denoiser.push(again, 1)
    expect(again).toEqual(next)
    const other = Int32Array.of(0x102030, 0xffffff)
    denoiser.push(other, 2)
    expect([...other]).toEqual([0x102030, 0xffffff])
  })
})

describe('a grid', () => {
  const grey = (level: number, madeAtMs: number) => ({ ...frameOf(4, 4, () => [level, level, level]), madeAtMs })

  it('is denoised where that is asked for, and only there', () => {
    const scaler = new GridScaler(loadKernel(), { width: 4, height: 4, pixelHeight: 1 })
    const shown = (level: number, ms: number, denoise: boolean): number =>
      scaler.scale(grey(level, ms), 'letterbox', denoise)[0]! & 255
    expect([shown(100, 0, true), shown(101, 1, true)]).toEqual([100, 100])
    expect(shown(101, 2, false)).toBe(101)
  })
})
