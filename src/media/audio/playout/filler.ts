import { likeliestPeriod, LONGEST_PERIOD } from './pitch'

/** Samples of what was played that a filler is made of. */
export const MEMORY_SAMPLES = 2048

const COMPARED_SAMPLES = 480
/** What is repeated has at least this length, several periods of a high voice, lest it buzz; and at most a period more. */
const SHORTEST_LOOP = 480
const LONGEST_LOOP = SHORTEST_LOOP + LONGEST_PERIOD
/** How much of its end leads over to its beginning. */
const LEAD_SAMPLES = 60

/** Lost sound: as loud as before for 10 ms, gone after 80 ms. */
const HELD_SAMPLES = 480
const LOST_FADE_SAMPLES = 3360
/** Silence: gone after 5 ms. */
const SILENCE_FADE_SAMPLES = 240
/** How fast a filler's first sample, which goes on from the last one played, becomes its own. */
const SEAM_SAMPLES = 96

/** What is put in the place of sound that is not there; the type says why. */
export type FillerKind = 'loss' | 'silence'

/** Goes on from a sound without a seam: its last periods again and again, fading to nothing. */
export class Filler {
  private readonly loop: Float32Array
  /** What the first sample would jump by. */
  private readonly seam: number
  private made = 0

  /** `memory` is what was played last. */
  constructor(
    readonly kind: FillerKind,
    memory: Float32Array,
  ) {
    this.loop = loopOf(memory)
    this.seam = (memory[memory.length - 1] ?? 0) - (memory[memory.length - 1 - this.loop.length] ?? 0)
  }

  /** Whether it is silent by now. */
  get isOver(): boolean {
    return this.loudness() <= 0
  }

  next(): number {
    const loudness = this.loudness()
    if (loudness <= 0) return 0
    const seam = this.made < SEAM_SAMPLES ? this.seam * (1 - (this.made + 1) / SEAM_SAMPLES) : 0
    const sample = (this.loop[this.made % this.loop.length] ?? 0) + seam
    this.made++
    return sample * loudness
  }

  private loudness(): number {
    if (this.kind === 'silence') return 1 - this.made / SILENCE_FADE_SAMPLES
    return this.made < HELD_SAMPLES ? 1 : 1 - (this.made - HELD_SAMPLES) / LOST_FADE_SAMPLES
  }
}

/** The last periods of a sound, their end led over to the sound before their beginning. */
const loopOf = (memory: Float32Array): Float32Array => {
  const end = memory.length
  const at = end - COMPARED_SAMPLES
  const { period: length } = likeliestPeriod({
    sound: memory,
    at,
    length: COMPARED_SAMPLES,
    direction: -1,
    shortest: SHORTEST_LOOP,
    longest: LONGEST_LOOP,
  })
  const loop = memory.slice(end - length)
  for (let index = 0; index < LEAD_SAMPLES; index++) {
    const share = (index + 1) / LEAD_SAMPLES
    const place = length - LEAD_SAMPLES + index
    loop[place] = (1 - share) * (loop[place] ?? 0) + share * (memory[end - length - LEAD_SAMPLES + index] ?? 0)
  }
  return loop
}
