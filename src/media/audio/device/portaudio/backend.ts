import { AudioDeviceError } from '../../device-error'
import type { AudioBackend, AudioDevices } from '../device'
import { withUniqueNames } from '../find'
import { PortAudioMicrophone } from './microphone'
import { PortAudioProcess } from './process'
import { PortAudioSpeaker } from './speaker'

const NOBODY = { message: () => undefined, gone: () => undefined }

const list = async (): Promise<AudioDevices> => {
  const { process, answer } = await PortAudioProcess.start(['list'], NOBODY)
  await process.close()
  if (answer.type !== 'devices') throw new AudioDeviceError('no-backend', 'PortAudio lists no devices.')
  const { microphones, speakers } = answer.devices
  return { microphones: withUniqueNames(microphones), speakers: withUniqueNames(speakers) }
}

/** PortAudio through the addon naudiodon. */
export const portAudio: AudioBackend = {
  name: 'portaudio',
  list,
  openMicrophone: (device, listener) => PortAudioMicrophone.open(device, listener),
  openSpeaker: (device, listener) => PortAudioSpeaker.open(device, listener),
}
