import { levelDb } from '../level'
import type { Voice } from './voice'

/** Above this it is taken for speech: a quiet room is below, a voice at an arm's length well above. */
const SPEECH_DB = -50
/** The pauses between words, in frames of 10 ms. */
const HANGOVER_FRAMES = 30

/** Does nothing to the sound; tells speech by its loudness alone. */
export class PlainVoice implements Voice {
  private left = 0

  get speaking(): boolean {
    return this.left > 0
  }

  set(): void {
    // Nothing is done, so nothing can be switched.
  }

  heard(): void {
    // No echo is taken away.
  }

  said(frame: Float32Array): Float32Array {
    this.left = levelDb(frame) > SPEECH_DB ? HANGOVER_FRAMES : Math.max(0, this.left - 1)
    return frame
  }

  close(): void {
    // Holds nothing.
  }
}
