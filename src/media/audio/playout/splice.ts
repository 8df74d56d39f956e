import type { PacketStore } from './packet-store'
import { likeliestPeriod, LONGEST_PERIOD, SHORTEST_PERIOD } from './pitch'

/** What is led over from one place to the other. */
const SEAM_SAMPLES = 480
const SHORTEST_SEAM = 120

/** Below this, -50 dB of full scale, any two places look alike. */
const QUIET_PEAK = 0.003

/** The more there is to cut, the less alike the two places need to be. */
const LIKENESS = 0.6
const PATIENCE_SAMPLES = 4800

/** A piece of sound that leads from one place to another. */
export interface Splice {
  readonly sound: Float32Array
  /** Where to go on behind it. */
  readonly to: number
}

const lead = (store: PacketStore, from: number, to: number, count: number): Splice => {
  const there = store.read(to, count)
  const sound = store.read(from, count).map((sample, index) => {
    const share = (index + 1) / (count + 1)
    return (1 - share) * sample + share * (there[index] ?? 0)
  })
  return { sound, to: to + count }
}

const isQuiet = (sound: Float32Array): boolean => sound.every((sample) => Math.abs(sample) < QUIET_PEAK)

/** Leaves out a period or more, or all the quiet that there is, up to `most` samples; nothing where it would be heard. */
export const cut = (store: PacketStore, at: number, most: number): Splice | undefined => {
  const there = store.run(at, most + SEAM_SAMPLES)
  const longest = Math.min(most, there - SEAM_SAMPLES)
  if (longest < SHORTEST_PERIOD) return undefined
  const sound = store.read(at, longest + SEAM_SAMPLES)
  if (isQuiet(sound)) return lead(store, at, at + longest, SEAM_SAMPLES)
  const { period, likeness } = likeliestPeriod({
    sound,
    at: 0,
    length: SEAM_SAMPLES,
    direction: 1,
    shortest: SHORTEST_PERIOD,
    longest: Math.min(longest, LONGEST_PERIOD),
  })
  return likeness < LIKENESS - most / PATIENCE_SAMPLES ? undefined : lead(store, at, at + period, SEAM_SAMPLES)
}

/** Plays a period twice, with what was played from `since` on; nothing where there is too little of it. */
export const stretch = (store: PacketStore, at: number, since: number): Splice | undefined => {
  const seam = store.run(at, SEAM_SAMPLES)
  const longest = Math.min(LONGEST_PERIOD, at - since)
  if (seam < SHORTEST_SEAM || longest < SHORTEST_PERIOD || store.run(at - longest, longest) < longest) return undefined
  const sound = store.read(at - longest, longest + seam)
  const { period } = likeliestPeriod({
    sound,
    at: longest,
    length: seam,
    direction: -1,
    shortest: SHORTEST_PERIOD,
    longest,
  })
  return lead(store, at, at - period, seam)
}
