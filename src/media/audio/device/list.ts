import { AudioDeviceError } from '../device-error'
import { audioBackends } from './backends'
import type { AudioBackend, AudioDevice, AudioDevices } from './device'

/** What there is, and why a backend is silent. */
export interface AudioInventory extends AudioDevices {
  /** One for each backend that does not work here. */
  readonly failures: readonly AudioDeviceError[]
}

/**
 * Microphones and speakers of all backends, those of the first one first. One of each kind is the default: that of the first
 * backend that has one. Never rejects. Loads nothing native into this process.
 */
export const listAudioDevices = async (backends = audioBackends()): Promise<AudioInventory> => {
  const answers = await Promise.all(backends.map(ask))
  const lists = answers.filter((answer): answer is AudioDevices => !(answer instanceof AudioDeviceError))
  return {
    microphones: oneDefault(lists.flatMap(({ microphones }) => microphones)),
    speakers: oneDefault(lists.flatMap(({ speakers }) => speakers)),
    failures: answers.filter((answer) => answer instanceof AudioDeviceError),
  }
}

const ask = (backend: AudioBackend): Promise<AudioDevices | AudioDeviceError> =>
  backend.list().catch((error: unknown) => {
    if (error instanceof AudioDeviceError) return error
    throw error
  })

const oneDefault = (devices: readonly AudioDevice[]): AudioDevice[] => {
  const first = devices.find((device) => device.default)
  return devices.map((device) => ({ ...device, default: device === first }))
}
