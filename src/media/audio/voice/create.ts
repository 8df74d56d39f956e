import { readFile } from 'node:fs/promises'
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../format'
import { EchoCanceller } from './echo-canceller'
import { NoiseSuppressor } from './noise-suppressor'
import { PlainVoice } from './plain-voice'
import { ProcessedVoice } from './processed-voice'
import { SteadyNoise, type Preprocessor } from './steady-noise'
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
  const [canceller, steady, suppressor] = await Promise.all([loadCanceller(), loadSteady(), loadSuppressor()])
  return new ProcessedVoice({ canceller, steady, suppressor }, settings)
}

const loadCanceller = async (): Promise<EchoCanceller> => {
  const { default: load } = await import('@ennuicastr/webrtcaec3.js')
  return new EchoCanceller(await load())
}

/** What is used of Speex's package; its own types need others that it does not bring. */
interface SpeexLibrary<Module> {
  readonly loadSpeexModule: (options: { readonly wasmBinary: Uint8Array }) => Promise<Module>
  readonly SpeexPreprocessor: new (module: Module, frameSamples: number, sampleRateHz: number) => Preprocessor
}

const isSpeex = (library: unknown): library is SpeexLibrary<unknown> =>
  typeof library === 'object' && library !== null && 'loadSpeexModule' in library && 'SpeexPreprocessor' in library

// Where its kernel lies it cannot find out by itself.
const loadSteady = async (): Promise<SteadyNoise> => {
  const library: unknown = await import('@sapphi-red/speex-preprocess-wasm')
  if (!isSpeex(library)) throw new Error('the package of Speex is another one')
  const wasmBinary = await readFile(require.resolve('@sapphi-red/speex-preprocess-wasm/speex.wasm'))
  const module = await library.loadSpeexModule({ wasmBinary })
  return new SteadyNoise(new library.SpeexPreprocessor(module, FRAME_SAMPLES, SAMPLE_RATE_HZ))
}

const loadSuppressor = async (): Promise<NoiseSuppressor> => {
  const { default: load } = await import('@echogarden/rnnoise-wasm')
  return new NoiseSuppressor(await load())
}
