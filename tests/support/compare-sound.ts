import { seeded } from './seeded'

const COARSE = 12
const WINDOW = 12_000
/** Steps that a window is moved in at first: the sounds compared are smooth for so long. */
const SEARCH = 4
/** How far a gap may shift what follows: 100 ms. */
const SHIFT = 4800

/** Sound that resembles itself nowhere else: smooth noise in syllables, so many samples at 48 kHz. */
export const babble = (length: number, seed = 1): Float32Array => {
  const random = seeded(seed)
  const sound = new Float32Array(length)
  let [slow, smooth] = [0, 0]
  for (let i = 0; i < length; i++) {
    slow += (random() * 2 - 1 - slow) * 0.05
    smooth += (slow - smooth) * 0.05
    sound[i] = Math.max(-0.9, Math.min(0.9, smooth * 4)) * (0.4 + 0.6 * Math.abs(Math.sin((i * Math.PI) / 9600)))
  }
  return sound
}

/** How alike two stretches are, -1..1, wherever their volumes are. */
export const correlation = (a: Float32Array, b: Float32Array, step = 1): number => {
  // Outside of the loop: a global is far to fetch for a test.
  const length = Math.min(a.length, b.length)
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < length; i += step) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

/** Where a stretch is found best in a longer sound, between two places, and how well. */
export const find = (
  stretch: Float32Array,
  sound: Float32Array,
  { from = 0, to = sound.length }: { readonly from?: number; readonly to?: number } = {},
): { readonly at: number; readonly likeness: number } => {
  const best = (first: number, last: number, stride: number, step: number): { at: number; likeness: number } => {
    const found = { at: first, likeness: -1 }
    for (let at = Math.max(0, first); at <= Math.min(last, sound.length - stretch.length); at += stride) {
      const likeness = correlation(stretch, sound.subarray(at, at + stretch.length), step)
      if (likeness > found.likeness) Object.assign(found, { at, likeness })
    }
    return found
  }
  const { at } = best(from, to, SEARCH, COARSE)
  return best(at - SEARCH, at + SEARCH, 1, 1)
}

/**
 * How well a sound arrived: the likeness of the middle one of its windows of 250 ms. The first is sought everywhere, each
 * other one near to where it should be, so that a gap on a busy machine does not shift all the rest.
 */
export const likeness = (sent: Float32Array, heard: Float32Array): number => {
  const found: number[] = []
  let { at: place } = find(sent.subarray(0, WINDOW), heard)
  for (let at = 0; at + WINDOW <= sent.length; at += WINDOW, place += WINDOW) {
    const range = { from: place - SHIFT, to: place + SHIFT }
    const result = find(sent.subarray(at, at + WINDOW), heard, range)
    if (result.likeness > 0.5) place = result.at
    found.push(result.likeness)
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 0
}
