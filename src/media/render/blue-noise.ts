/** How much places differ before any is taken, against a lattice that would be seen as one. */
const UNREST = 0.12
/** Width of the filter that tells how crowded a place is, in pixels (Ulichney 1993 found 1.5 to be best). */
const SIGMA = 1.5

/**
 * Ranks 0..size²-1, each once, such that the lowest ranks lie far apart, however many one takes: blue noise by voids
 * (after Ulichney, "The void-and-cluster method", 1993). It tiles.
 */
export const blueNoise = (size: number): Uint16Array => {
  const count = size * size
  const ranks = new Uint16Array(count)
  const crowd = Float64Array.from({ length: count }, (_, i) => UNREST * chance(i))
  const taken = new Uint8Array(count)
  const near = influence(size)
  for (let rank = 0; rank < count; rank++) {
    const place = emptiest(crowd, taken)
    ranks[place] = rank
    taken[place] = 1
    spread(crowd, near, { place, size })
  }
  return ranks
}

/** The same number from 0 to 1 for the same place, without any order. */
const chance = (place: number): number => {
  const mixed = Math.imul(place + 1, 0x9e3779b1)
  return ((Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 8) & 0xffff) / 0xffff
}

/** What a point adds to one that is so far away, around the edges. */
const influence = (size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, i) => {
    const across = Math.min(i % size, size - (i % size))
    const down = Math.min(Math.floor(i / size), size - Math.floor(i / size))
    return Math.exp(-(across ** 2 + down ** 2) / (2 * SIGMA ** 2))
  })

const emptiest = (crowd: Float64Array, taken: Uint8Array): number => {
  let best = -1
  let least = Infinity
  for (let i = 0; i < crowd.length; i++) {
    const here = crowd[i] ?? 0
    if (taken[i] === 1 || here >= least) continue
    least = here
    best = i
  }
  return best
}

const spread = (
  crowd: Float64Array,
  near: Float64Array,
  at: { readonly place: number; readonly size: number },
): void => {
  const { place, size } = at
  const [left, top] = [place % size, Math.floor(place / size)]
  for (let y = 0, i = 0; y < size; y++) {
    const row = ((y - top + size) % size) * size
    for (let x = 0; x < size; x++, i++) crowd[i] = (crowd[i] ?? 0) + (near[row + ((x - left + size) % size)] ?? 0)
  }
}
