import { Pcm16Reader } from '../../pcm'
import type { AudioSource, AudioSourceListener } from '../../source/source'
import type { AudioDevice } from '../device'
import { DeviceLife } from '../life'
import { PulseProgram } from './program'
import { SERVER_HOLDS_MS } from './programs'

/** Opens a microphone through parec; rejects with AudioDeviceError. */
export const openPulseMicrophone = async (
  device: AudioDevice | undefined,
  listener: AudioSourceListener,
): Promise<AudioSource> => {
  const label = device?.name ?? 'default microphone'
  const life = new DeviceLife(label, (error) => listener.failed(error))
  const reader = new Pcm16Reader()
  const program = await life.own(PulseProgram.open('parec', device?.id, { gone: (why) => life.lose(why) }))
  program.child.stdout.on('data', (chunk: Buffer) => {
    if (life.sign()) listener.samples(reader.push(chunk))
  })
  return { label, latencyMs: SERVER_HOLDS_MS.microphone, close: () => life.close() }
}
