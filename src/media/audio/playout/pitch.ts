/** The period of a high voice, 400 Hz, in samples. */
export const SHORTEST_PERIOD = 120

/** The period of a low voice, 66 Hz, in samples. */
export const LONGEST_PERIOD = 720

/** The search is made in every so many samples first, then around the best. */
const COARSE = 4

/** Two places of a sound that look alike. */
export interface Likeness {
  /** How far apart. */
  readonly period: number
  /** -1..1; 1 is the same but for loudness. */
  readonly likeness: number
}

/** Where to look: `sound` from `at` on, `length` samples, against the same so much later, from `shortest` up to `longest`. */
export interface Search {
  readonly sound: Float32Array
  readonly at: number
  readonly length: number
  /** 1 looks at later samples, -1 at earlier ones. */
  readonly direction: 1 | -1
  readonly shortest: number
  readonly longest: number
}

/** The distance at which a piece of sound is most like itself: the period of a voice, any good seam of noise. */
export const likeliestPeriod = (search: Search): Likeness => {
  let best: Likeness = { period: search.shortest, likeness: -1 }
  const consider = (period: number, stride: number): void => {
    const likeness = likenessAt(search, period, stride)
    if (likeness > best.likeness) best = { period, likeness }
  }
  for (let period = search.shortest; period <= search.longest; period += COARSE) consider(period, COARSE)
  const { period: coarse } = best
  best = { period: coarse, likeness: -1 }
  const last = Math.min(search.longest, coarse + COARSE - 1)
  for (let period = Math.max(search.shortest, coarse - COARSE + 1); period <= last; period++) consider(period, 1)
  return best
}

const likenessAt = ({ sound, at, length, direction }: Search, period: number, stride: number): number => {
  let product = 0
  let here = 1e-9
  let there = 1e-9
  for (let index = at; index < at + length; index += stride) {
    const a = sound[index] ?? 0
    const b = sound[index + direction * period] ?? 0
    product += a * b
    here += a * a
    there += b * b
  }
  return product / Math.sqrt(here * there)
}
