import type { AudioBackend } from '../device'
import { listPulse } from './list'
import { PulseMicrophone } from './microphone'
import { PulseSpeaker } from './speaker'

/** The programs of PulseAudio, which PipeWire serves, too. */
export const pulse: AudioBackend = {
  name: 'pulse',
  list: listPulse,
  openMicrophone: (device, listener) => PulseMicrophone.open(device, listener),
  openSpeaker: (device, listener) => PulseSpeaker.open(device, listener),
}
