import { AudioDeviceError } from '../../device-error'
import type { AudioBackend, AudioDevices } from '../device'
import { withUniqueNames } from '../find'
import { PortAudioProcess } from './process'
import { openPortAudioMicrophone, openPortAudioSpeaker } from './streams'

const NOBODY = { bytes: () => undefined, gone: () => undefined }

const list = async (): Promise<AudioDevices> => {
  const process = await PortAudioProcess.open(['list'], NOBODY)
  await process.close()
  const { answer } = process
  if (answer?.type !== 'devices') throw new AudioDeviceError('no-backend', 'PortAudio lists no devices.')
  const { microphones, speakers } = answer.devices
  return { microphones: withUniqueNames(microphones), speakers: withUniqueNames(speakers) }
}

/** PortAudio through the addon naudiodon. */
export const portAudio: AudioBackend = {
  name: 'portaudio',
  list,
  openMicrophone: openPortAudioMicrophone,
  openSpeaker: openPortAudioSpeaker,
}
