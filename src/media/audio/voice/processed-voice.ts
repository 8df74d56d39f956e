import { levelDb } from '../level'
import type { EchoCanceller } from './echo-canceller'
import { GainControl } from './gain-control'
import type { NoiseSuppressor } from './noise-suppressor'
import { PlainVoice } from './plain-voice'
import { SpeechDetector } from './speech-detector'
import type { SteadyNoise } from './steady-noise'
import type { Voice, VoiceSettings } from './voice'

/** The kernels that voice processing is made of. */
export interface VoiceKernels {
  readonly canceller: EchoCanceller
  readonly steady: SteadyNoise
  readonly suppressor: NoiseSuppressor
}

/** What is softer than this is no speech, in dB of full scale. */
const SOFTEST_SPEECH_DB = -55
/** Who wants the noise, or music, to be heard is not held to what a network takes for speech. */
const ANY_SOUND = 1

/** The echo is taken out first, for the suppressors would bend it; loudness comes last. */
export class ProcessedVoice implements Voice {
  private readonly detector = new SpeechDetector()
  private readonly plain = new PlainVoice(SOFTEST_SPEECH_DB)
  private gain = new GainControl()

  /** Owns what it is made of. */
  constructor(
    private readonly kernels: VoiceKernels,
    private settings: VoiceSettings,
  ) {}

  get speaking(): boolean {
    return this.framed ? this.detector.speaking : this.plain.speaking
  }

  get framed(): boolean {
    const { echoCancel, denoise, gain } = this.settings
    return echoCancel || denoise || gain
  }

  set(settings: VoiceSettings): void {
    if (settings.gain && !this.settings.gain) this.gain = new GainControl()
    this.settings = settings
  }

  heard(frame: Float32Array): void {
    // Also while it is off: the canceller knows the room when it is switched on.
    this.kernels.canceller.heard(frame)
  }

  said(frame: Float32Array): Float32Array {
    return this.framed ? this.process(frame) : this.plain.said(frame)
  }

  close(): void {
    const { canceller, steady, suppressor } = this.kernels
    for (const kernel of [canceller, steady, suppressor]) kernel.close()
  }

  private process(frame: Float32Array): Float32Array {
    const { echoCancel, denoise, gain } = this.settings
    const { canceller, steady, suppressor } = this.kernels
    const near = echoCancel ? canceller.said(frame) : frame
    const { frame: quiet, speech: likely } = suppressor.push(steady.push(near))
    const chosen = denoise ? quiet : near
    const speech = levelDb(chosen) < SOFTEST_SPEECH_DB ? 0 : denoise ? likely : ANY_SOUND
    this.detector.push(speech)
    return gain ? this.gain.push(chosen, speech) : chosen
  }
}
