import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../src/media/audio/format'
import { levelDb } from '../../../src/media/audio/level'
import { seeded } from '../../support/seeded'

/** Noises that do not change: hiss, rumble, mains. */
export const NOISES = ['white', 'brown', 'hum'] as const
export type Noise = (typeof NOISES)[number]

const HUM_HZ = 50
/** Of the mains and its harmonics, which rectifiers and coils give off. */
const HUM_PARTS = [1, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08] as const
/** How much of itself brown noise forgets with each sample: without this it would wander off. */
const BROWN_LEAK = 0.002

const white = (random: () => number) => (): number => random() - 0.5

const brown = (random: () => number) => {
  let at = 0
  return (): number => (at += random() - 0.5 - BROWN_LEAK * at)
}

const hum =
  () =>
  (sample: number): number =>
    HUM_PARTS.reduce((sum, part, k) => {
      const hz = HUM_HZ * (k + 1)
      return sum + part * Math.sin((2 * Math.PI * hz * sample) / SAMPLE_RATE_HZ + k)
    }, 0)

/** A noise of this level, RMS in dB of full scale; the same at every run. */
export const noiseOf = (kind: Noise, db: number, samples: number): Float32Array => {
  const next = { white, brown, hum }[kind](seeded(9))
  return atLevel(
    Float32Array.from({ length: samples }, (_, sample) => next(sample)),
    db,
  )
}

/** The same sound at another level, RMS in dB of full scale. */
export const atLevel = (sound: Float32Array, db: number): Float32Array => {
  const sum = sound.reduce((total, sample) => total + sample * sample, 0)
  const factor = 10 ** (db / 20) / Math.sqrt(sum / sound.length)
  return sound.map((sample) => sample * factor)
}

/** Two sounds at once, as long as the first. */
export const together = (one: Float32Array, other: Float32Array): Float32Array =>
  one.map((sample, at) => sample + (other[at] ?? 0))

/** A sound over and over, from `first` on, for so many samples. */
export const looped = (sound: Float32Array, samples: number, first = 0): Float32Array =>
  Float32Array.from({ length: samples }, (_, at) => sound[(first + at) % sound.length] ?? 0)

/** The part of a sound between two times in seconds. */
export const part = (sound: Float32Array, from: number, to: number): Float32Array =>
  sound.subarray(from * SAMPLE_RATE_HZ, to * SAMPLE_RATE_HZ)

/** A sound in frames of 10 ms; what is left over is left out. */
export const framesOf = (sound: Float32Array): readonly Float32Array[] =>
  Array.from({ length: Math.floor(sound.length / FRAME_SAMPLES) }, (_, at) =>
    sound.slice(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES),
  )

/** Which frames of a sound are spoken: those not far below its level as a whole. */
export const spoken = (sound: Float32Array): readonly boolean[] => {
  const least = levelDb(sound) - 15
  return framesOf(sound).map((frame) => levelDb(frame) > least)
}

/** The level of some frames of a sound, as if there were no others: RMS in dB of full scale. */
export const levelIn = (sound: Float32Array, wanted: readonly boolean[]): number => {
  const chosen = framesOf(sound).filter((_, at) => wanted[at] === true)
  return levelDb(
    Float32Array.from({ length: chosen.length * FRAME_SAMPLES }, (_, at) => {
      return chosen[Math.floor(at / FRAME_SAMPLES)]?.[at % FRAME_SAMPLES] ?? 0
    }),
  )
}
