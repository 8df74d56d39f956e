import type { EchoCanceller } from './echo-canceller'
import { GainControl } from './gain-control'
import type { NoiseSuppressor } from './noise-suppressor'
import { SpeechDetector } from './speech-detector'
import type { Voice, VoiceSettings } from './voice'

/** The echo is taken out first, for the noise suppressor would bend it; loudness comes last. */
export class ProcessedVoice implements Voice {
  private readonly detector = new SpeechDetector()
  private gain = new GainControl()

  /** Owns what it is made of. */
  constructor(
    private readonly canceller: EchoCanceller,
    private readonly suppressor: NoiseSuppressor,
    private settings: VoiceSettings,
  ) {}

  get speaking(): boolean {
    return this.detector.speaking
  }

  set(settings: VoiceSettings): void {
    if (settings.gain && !this.settings.gain) this.gain = new GainControl()
    this.settings = settings
  }

  heard(frame: Float32Array): void {
    // Also while it is off: the canceller knows the room when it is switched on.
    this.canceller.heard(frame)
  }

  said(frame: Float32Array): Float32Array {
    const { echoCancel, denoise, gain } = this.settings
    const near = echoCancel ? this.canceller.said(frame) : frame
    const { frame: quiet, speech } = this.suppressor.push(near)
    this.detector.push(speech)
    const chosen = denoise ? quiet : near
    return gain ? this.gain.push(chosen, speech) : chosen
  }

  close(): void {
    this.canceller.close()
    this.suppressor.close()
  }
}
