import type { SignalTone } from '../messages'
import { ToneSignal } from './signal-tone'

/** The tone that plays, and the one that fades before it. */
export class Tones {
  private playing: ToneSignal | undefined
  private leaving: ToneSignal | undefined

  /** Whether there is anything to hear, now or after a pause of the tone. */
  get active(): boolean {
    return this.playing !== undefined || this.leaving !== undefined
  }

  /** This tone from its beginning, or none; what played before fades. */
  play(tone: SignalTone | 'none'): void {
    this.playing?.release()
    this.leaving = this.playing ?? this.leaving
    this.playing = tone === 'none' ? undefined : new ToneSignal(tone)
  }

  /** Adds what comes next to these samples, in place. */
  mix(samples: Float32Array): void {
    this.leaving?.mix(samples)
    this.playing?.mix(samples)
    if (this.leaving?.over === true) this.leaving = undefined
    if (this.playing?.over === true) this.playing = undefined
  }
}
