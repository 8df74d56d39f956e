import { SAMPLE_RATE_HZ, SILENCE_DB } from './format'

/** RMS of a piece of sound in dB of full scale, -96..0; silence where there are no samples. */
export const levelDb = (samples: Float32Array): number => {
  if (samples.length === 0) return SILENCE_DB
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return dbOf(sum / samples.length)
}

const dbOf = (meanSquare: number): number =>
  meanSquare > 0 ? Math.min(0, Math.max(SILENCE_DB, 10 * Math.log10(meanSquare))) : SILENCE_DB

/** What a meter shows for a stream: the level of the last whole window, 100 ms unless told otherwise. */
export class LevelMeter {
  /** -96..0 dB of full scale; silence until a window is whole. */
  db = SILENCE_DB
  private readonly windowSamples: number
  private sum = 0
  private count = 0

  constructor(windowMs = 100) {
    this.windowSamples = Math.round((windowMs * SAMPLE_RATE_HZ) / 1000)
  }

  push(samples: Float32Array): void {
    for (const sample of samples) {
      this.sum += sample * sample
      if (++this.count < this.windowSamples) continue
      this.db = dbOf(this.sum / this.count)
      this.restart()
    }
  }

  /** What is measured from now on owes nothing to what was. */
  reset(): void {
    this.restart()
    this.db = SILENCE_DB
  }

  private restart(): void {
    this.sum = 0
    this.count = 0
  }
}
