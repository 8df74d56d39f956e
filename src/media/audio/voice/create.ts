import { EchoCanceller } from './echo-canceller'
import { NoiseSuppressor } from './noise-suppressor'
import { PlainVoice } from './plain-voice'
import { ProcessedVoice } from './processed-voice'
import type { Voice, VoiceSettings } from './voice'

/** The voice processing of this machine. Never rejects: where the kernels cannot be loaded the sound stays as it is. */
export const createVoice = async (settings: VoiceSettings): Promise<Voice> => {
  try {
    return await loadVoice(settings)
  } catch {
    return new PlainVoice()
  }
}

/** The same; rejects where a kernel cannot be loaded. */
export const loadVoice = async (settings: VoiceSettings): Promise<Voice> => {
  const [{ default: loadAec3 }, { default: loadRnnoise }] = await Promise.all([
    import('@ennuicastr/webrtcaec3.js'),
    import('@echogarden/rnnoise-wasm'),
  ])
  const [aec3, rnnoise] = await Promise.all([loadAec3(), loadRnnoise()])
  return new ProcessedVoice(new EchoCanceller(aec3), new NoiseSuppressor(rnnoise), settings)
}
