import { SAMPLE_RATE_HZ } from '../../src/media/audio/format'

/** Frames of 20 ms, as speech is heard in. */
const FRAME = SAMPLE_RATE_HZ / 50
/** The middles of the bands that carry speech, Hz. */
const BANDS_HZ = [250, 400, 630, 1000, 1600, 2500, 4000] as const
/** What is softer than the room does not matter to who listens. */
const QUIET = 1e-5

/** The energy of a frame near one frequency (Goertzel). */
const energyAt = (frame: Float32Array, hz: number): number => {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE_HZ)
  let [before, last] = [0, 0]
  for (const sample of frame) {
    const next = sample + turn * last - before
    before = last
    last = next
  }
  return (before * before + last * last - turn * before * last) / (frame.length * frame.length)
}

/** How the loudness of each band moves, in dB: a row for each band, a value for each 20 ms. */
export const envelopes = (sound: Float32Array): readonly (readonly number[])[] =>
  BANDS_HZ.map((hz) =>
    Array.from({ length: Math.floor(sound.length / FRAME) }, (_, at) =>
      // Three lines of the spectrum make a band that is wide enough for a voice that glides.
      [0.9, 1, 1.1].reduce((sum, off) => sum + energyAt(sound.subarray(at * FRAME, (at + 1) * FRAME), hz * off), 0),
    ).map((energy) => 10 * Math.log10(energy + QUIET)),
  )

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const likeness = (one: readonly number[], other: readonly number[]): number => {
  const count = Math.min(one.length, other.length)
  const [a, b] = [one.slice(0, count), other.slice(0, count)]
  const [middleA, middleB] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  a.forEach((value, at) => {
    const [x, y] = [value - middleA, (b[at] ?? 0) - middleB]
    ab += x * y
    aa += x * x
    bb += y * y
  })
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

/**
 * How much of speech can be understood, 0..1: how alike the movements of its bands are (the idea of the STOI measure, Taal
 * et al. 2011), wherever in the longer sound the speech begins.
 */
export const intelligibility = (speech: Float32Array, heard: Float32Array): number => {
  const wanted = envelopes(speech)
  const got = envelopes(heard)
  const frames = wanted[0]?.length ?? 0
  let best = 0
  for (let from = 0; from + frames <= (got[0]?.length ?? 0); from++) {
    const score = mean(wanted.map((band, at) => likeness(band, got[at]?.slice(from, from + frames) ?? [])))
    best = Math.max(best, score)
  }
  return best
}
