import { blueNoise } from '../../../src/media/render/blue-noise'

const SIZE = 32
const ranks = blueNoise(SIZE)

/** The distance of two places on the tile, around its edges. */
const apart = (a: number, b: number): number => {
  const around = (one: number, other: number): number => Math.min(Math.abs(one - other), SIZE - Math.abs(one - other))
  return Math.hypot(around(a % SIZE, b % SIZE), around(Math.floor(a / SIZE), Math.floor(b / SIZE)))
}

/** For each of the lowest ranks, how far the nearest other one is. */
const gapsAmong = (count: number): number[] => {
  const places = [...ranks.keys()].filter((place) => ranks[place]! < count)
  return places.map((place) =>
    Math.min(...places.filter((other) => other !== place).map((other) => apart(place, other))),
  )
}

describe('blue noise', () => {
  it('has each rank once', () => {
    expect([...ranks].sort((a, b) => a - b)).toEqual([...ranks.keys()])
  })

  it.each([16, 64, 128])('keeps the lowest %d ranks apart, evenly', (count) => {
    const even = SIZE / Math.sqrt(count)
    expect(Math.min(...gapsAmong(count))).toBeGreaterThan(even * 0.5)
  })

  it('is no lattice', () => {
    expect(new Set(gapsAmong(64).map((gap) => gap.toFixed(2))).size).toBeGreaterThan(4)
  })
})
