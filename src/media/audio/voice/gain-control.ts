import { FRAME_SAMPLES, SILENCE_DB } from '../format'
import { levelDb } from '../level'

/** The level that speech is brought to, RMS in dB of full scale: loud, with room for its peaks. */
const TARGET_DB = -20
/** More gain than this makes noise of a quiet room; less, whispers of shouting. */
const MOST_GAIN_DB = 24
const LEAST_GAIN_DB = -12
/** Gain goes up slowly, so that a pause does not breathe, and down fast, so that nobody is deafened: dB a frame of 10 ms. */
const UP_DB = 0.06
const DOWN_DB = 0.3
/** The share of the newest frame in the level of the speech: about half a second. */
const SHARE = 0.02
/** Peaks are bent, not cut, from here on. */
const KNEE = 0.7

const factorOf = (db: number): number => 10 ** (db / 20)

/**
 * Brings speech to one loudness, however near the microphone is. Only speech moves the gain; peaks over the knee are bent
 * so that they stay below full scale. Frames of 10 ms.
 */
export class GainControl {
  private speechDb: number | undefined
  private gainDb = 0
  private factor = 1

  /** The gain in force, in dB. */
  get currentDb(): number {
    return this.gainDb
  }

  /** One frame, and how likely it holds speech, 0..1; returns a new one. */
  push(frame: Float32Array, speech: number): Float32Array {
    this.listen(levelDb(frame), speech)
    return this.amplified(frame)
  }

  private listen(db: number, speech: number): void {
    if (speech < 0.5 || db <= SILENCE_DB) return
    this.speechDb = this.speechDb === undefined ? db : this.speechDb + SHARE * speech * (db - this.speechDb)
    const wanted = Math.max(LEAST_GAIN_DB, Math.min(MOST_GAIN_DB, TARGET_DB - this.speechDb))
    this.gainDb += Math.max(-DOWN_DB, Math.min(UP_DB, wanted - this.gainDb))
  }

  /** The gain moves evenly from the last frame's to this one's: a step would be heard as a click. */
  private amplified(frame: Float32Array): Float32Array {
    const wanted = factorOf(this.gainDb)
    const step = (wanted - this.factor) / FRAME_SAMPLES
    const louder = frame.map((sample, at) => bent(sample * (this.factor + step * (at + 1))))
    this.factor = wanted
    return louder
  }
}

/** Linear up to the knee, then ever flatter, and below 1 whatever comes. */
const bent = (sample: number): number => {
  const size = Math.abs(sample)
  if (size <= KNEE) return sample
  const over = (size - KNEE) / (1 - KNEE)
  return Math.sign(sample) * (KNEE + (1 - KNEE) * (over / (1 + over)))
}
