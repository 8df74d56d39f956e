import { seeded } from './seeded'

const RATE_HZ = 48_000
const SYLLABLE_S = 0.22
/** Formants of a few vowels, Hz. */
const VOWELS = [
  [730, 1090, 2440],
  [270, 2290, 3010],
  [570, 840, 2410],
  [530, 1840, 2480],
] as const

/** A resonance of two poles. */
const resonator = (hz: number, widthHz: number): ((input: number) => number) => {
  const radius = Math.exp((-Math.PI * widthHz) / RATE_HZ)
  const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / RATE_HZ)
  let [before, last] = [0, 0]
  return (input) => {
    const output = (1 - radius) * input + turn * last - radius * radius * before
    before = last
    last = output
    return output
  }
}

/** How loud a syllable is over its course: it swells, stays and fades. */
const swell = (share: number): number => (share < 1 / 6 ? share * 6 : share > 3 / 4 ? (1 - share) * 4 : 1)

/**
 * A sound with what matters of speech: pulses of a voice whose pitch glides, vowels, hisses, pauses between the words.
 * Peak at 0.6; the same for the same seed.
 */
export const speechLike = (seconds: number, seed = 1): Float32Array => {
  const random = seeded(seed)
  const sound = new Float32Array(Math.round(seconds * RATE_HZ))
  const length = Math.round(SYLLABLE_S * RATE_HZ)
  for (let from = 0; from < sound.length; from += length) {
    const kind = random()
    // A fifth of the time is pause, a tenth is hiss.
    if (kind > 0.2) addSyllable(sound.subarray(from, from + length), { random, isHiss: kind < 0.3 })
  }
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9)
  return sound.map((sample) => (0.6 * sample) / peak)
}

interface Syllable {
  readonly random: () => number
  readonly isHiss: boolean
}

const addSyllable = (sound: Float32Array, { random, isHiss }: Syllable): void => {
  const vowel = VOWELS[Math.floor(random() * VOWELS.length)] ?? VOWELS[0]
  const filters = isHiss ? [resonator(5200, 1500)] : vowel.map((hz) => resonator(hz, 90))
  const startHz = 100 + 60 * random()
  const endHz = 90 + 60 * random()
  let phase = 0
  for (let at = 0; at < sound.length; at++) {
    const share = at / sound.length
    phase += (startHz + (endHz - startHz) * share) / RATE_HZ
    const isPulse = phase >= 1
    if (isPulse) phase -= 1
    const input = isHiss ? 0.3 * (random() - 0.5) : (isPulse ? 1 : 0) + 0.004 * (random() - 0.5)
    sound[at] = swell(share) * filters.reduce((sum, filter) => sum + filter(input), 0)
  }
}
