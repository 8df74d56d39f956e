import type { AudioSettings } from './messages'
import { VOICE_DEFAULTS } from './voice/voice'

const MAX_VOLUME = 4

/** Sound as it is sent and heard unless told otherwise. */
export const DEFAULT_AUDIO_SETTINGS: AudioSettings = {
  voice: VOICE_DEFAULTS,
  muted: false,
  inputVolume: 1,
  outputVolume: 1,
}

const volume = (factor: number): number => (Number.isFinite(factor) ? Math.min(MAX_VOLUME, Math.max(0, factor)) : 1)

/** The settings with every number brought within its limits. */
export const verifiedAudio = (settings: AudioSettings): AudioSettings => ({
  ...settings,
  inputVolume: volume(settings.inputVolume),
  outputVolume: volume(settings.outputVolume),
})
