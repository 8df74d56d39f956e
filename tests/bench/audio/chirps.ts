import { SAMPLE_RATE_HZ, samplesOf } from '../../../src/media/audio/format'

const CHIRP_MS = 20
const FROM_HZ = 800
const TO_HZ = 6000
const AMPLITUDE = 0.5
/** Between chirps, in ms: no multiple of a packet or of a device's buffer, so that every phase of both is met. */
const EVERY_MS = 487
/** A chirp is there where the likeness exceeds this. */
const LIKENESS = 0.5
const STEP = 8

/** A sweep of 20 ms, which is found to the sample in whatever else is heard. */
export const CHIRP = Float32Array.from({ length: samplesOf(CHIRP_MS) }, (_, at) => {
  const seconds = at / SAMPLE_RATE_HZ
  const slope = (TO_HZ - FROM_HZ) / (CHIRP_MS / 1000)
  return AMPLITUDE * Math.sin(2 * Math.PI * (FROM_HZ + (slope * seconds) / 2) * seconds)
})

/** So many chirps with silence between them. */
export const chirps = (count: number): Float32Array => {
  const sound = new Float32Array(samplesOf(EVERY_MS) * count)
  for (let at = 0; at < count; at++) sound.set(CHIRP, at * samplesOf(EVERY_MS))
  return sound
}

const likenessAt = (sound: Float32Array, at: number): number => {
  let [product, energy, own] = [0, 1e-9, 1e-9]
  for (let i = 0; i < CHIRP.length; i++) {
    const heard = sound[at + i] ?? 0
    const sent = CHIRP[i] ?? 0
    product += heard * sent
    energy += heard * heard
    own += sent * sent
  }
  // What is far softer than a chirp is none, however alike.
  return energy < own / 1000 ? 0 : product / Math.sqrt(energy * own)
}

/** Where chirps begin in a sound, in samples. */
export const findChirps = (sound: Float32Array): readonly number[] => {
  const found: number[] = []
  for (let at = 0; at + CHIRP.length <= sound.length; at += STEP) {
    if (!loud(sound, at)) continue
    const best = bestNear(sound, at)
    if (best === undefined) continue
    found.push(best)
    at = best + samplesOf(EVERY_MS / 2)
  }
  return found
}

const loud = (sound: Float32Array, at: number): boolean => {
  for (let i = 0; i < STEP; i++) if (Math.abs(sound[at + i] ?? 0) > AMPLITUDE / 20) return true
  return false
}

const bestNear = (sound: Float32Array, near: number): number | undefined => {
  let [best, most] = [near, LIKENESS]
  for (let at = Math.max(0, near - CHIRP.length); at < near + CHIRP.length; at++) {
    const likeness = likenessAt(sound, at)
    if (likeness > most) [best, most] = [at, likeness]
  }
  return most > LIKENESS ? best : undefined
}
