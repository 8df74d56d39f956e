import { SAMPLE_RATE_HZ, samplesOf } from '../format'

/** Notes of a chord that is broken upwards, Hz: E major, an octave above the middle of the keyboard. */
const NOTES_HZ = [659.3, 830.6, 987.8] as const
/** The chord begins so often, its notes so far apart, and each fades by a factor of e in this time. */
const EVERY_MS = 4000
const APART_MS = 220
const FADE_MS = 350
const AMPLITUDE = 0.12
/** A bell has an overtone that is none of a string's. */
const OVERTONE = 2.76
/** A note rises within this: a step would be a click. */
const RISE_MS = 4

const noteAt = (hz: number, sample: number): number => {
  if (sample < 0) return 0
  const seconds = sample / SAMPLE_RATE_HZ
  const ms = seconds * 1000
  const loudness = AMPLITUDE * Math.exp(-ms / FADE_MS) * Math.min(1, ms / RISE_MS)
  const turn = 2 * Math.PI * hz * seconds
  return loudness * (Math.sin(turn) + 0.25 * Math.sin(turn * OVERTONE) * Math.exp(-ms / 120))
}

/** A soft chime every four seconds, for who must be heard without a microphone: a function that gives the next samples. */
export const chime = (): ((count: number) => Float32Array) => {
  let next = 0
  const period = samplesOf(EVERY_MS)
  return (count) =>
    Float32Array.from({ length: count }, () => {
      const at = next++ % period
      return NOTES_HZ.reduce((sum, hz, index) => sum + noteAt(hz, at - samplesOf(index * APART_MS)), 0)
    })
}
