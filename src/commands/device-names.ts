import type { DeviceNames } from '../interface/sound-desk'
import { listAudioDevices } from '../media/audio/device/list'

/** The names of the microphones and speakers of this machine; where they cannot be asked for, none. */
export const deviceNames = async (): Promise<DeviceNames> => {
  const { microphones, speakers } = await listAudioDevices()
  return { microphones: microphones.map(({ name }) => name), speakers: speakers.map(({ name }) => name) }
}
