import { Pcm16Reader } from '../../pcm'
import type { AudioSource, AudioSourceListener } from '../../source/source'
import type { AudioDevice } from '../device'
import { DeviceLife } from '../life'
import { PulseProgram } from './program'

/** What the server and the pipe hold back at the latency that is asked of them. */
const LATENCY_MS = 20

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
  return { label, latencyMs: LATENCY_MS, close: () => life.close() }
}
