import { samplesOf } from '../format'
import { levelDb } from '../level'
import type { Voice } from './voice'

/** Above this it is taken for speech: a quiet room is below, a voice at an arm's length well above. */
const SPEECH_DB = -50
/** The pauses between words: 300 ms. */
const HANGOVER_SAMPLES = samplesOf(300)

/** Does nothing to the sound; tells speech by its loudness alone. */
export class PlainVoice implements Voice {
  readonly framed = false
  private left = 0

  /** `speechDb`: what is louder is taken for speech, dB of full scale. */
  constructor(private readonly speechDb = SPEECH_DB) {}

  get speaking(): boolean {
    return this.left > 0
  }

  set(): void {
    // Nothing is done, so nothing can be switched.
  }

  heard(): void {
    // No echo is taken away.
  }

  said(samples: Float32Array): Float32Array {
    this.left = levelDb(samples) > this.speechDb ? HANGOVER_SAMPLES : Math.max(0, this.left - samples.length)
    return samples
  }

  close(): void {
    // Holds nothing.
  }
}
