import type { AudioBackend } from '../device'
import { listPulse } from './list'
import { openPulseMicrophone } from './microphone'
import { PulseSpeaker } from './speaker'

/** The programs of PulseAudio, which PipeWire serves, too. */
export const pulse: AudioBackend = {
  name: 'pulse',
  list: listPulse,
  openMicrophone: openPulseMicrophone,
  openSpeaker: (device, listener) => PulseSpeaker.open(device, listener),
}
