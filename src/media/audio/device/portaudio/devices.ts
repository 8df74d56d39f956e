import { clean } from '../../../../protocol/text'
import type { AudioDevice, AudioDevices } from '../device'
import type { PortAudio, PortAudioDevice } from './library'

/** The indexes of the default devices; none where there is no such device. */
const defaultsOf = (
  library: PortAudio,
): { readonly input: number | undefined; readonly output: number | undefined } => {
  const { defaultHostAPI, HostAPIs } = library.getHostAPIs()
  const api = HostAPIs[defaultHostAPI]
  return { input: api?.defaultInput, output: api?.defaultOutput }
}

/** What PortAudio sees. */
export const listPortAudio = (library: PortAudio): AudioDevices => {
  const devices = library.getDevices()
  const defaults = defaultsOf(library)
  return {
    microphones: devices.filter(hasInput).map((device) => deviceOf(device, defaults.input)),
    speakers: devices.filter(hasOutput).map((device) => deviceOf(device, defaults.output)),
  }
}

const hasInput = (device: PortAudioDevice): boolean => device.maxInputChannels > 0
const hasOutput = (device: PortAudioDevice): boolean => device.maxOutputChannels > 0

const deviceOf = (device: PortAudioDevice, defaultId: number | undefined): AudioDevice => ({
  backend: 'portaudio',
  id: device.name,
  name: clean(device.name),
  default: device.id === defaultId,
})

/** The device of a stream: the one of this name, or the default; undefined where there is none. */
export const pickDevice = (
  library: PortAudio,
  stream: 'microphone' | 'speaker',
  name: string | undefined,
): PortAudioDevice | undefined => {
  const devices = library.getDevices().filter(stream === 'microphone' ? hasInput : hasOutput)
  const defaults = defaultsOf(library)
  const index = stream === 'microphone' ? defaults.input : defaults.output
  return devices.find((device) => (name === undefined ? device.id === index : device.name === name))
}
