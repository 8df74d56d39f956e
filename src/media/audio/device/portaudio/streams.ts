import { FRAME_SAMPLES } from '../../format'
import { fromPcm16, toPcm16 } from '../../pcm'
import type { AudioSink, AudioSinkListener } from '../../sink/sink'
import type { AudioSource, AudioSourceListener } from '../../source/source'
import type { AudioDevice } from '../device'
import { DeviceLife } from '../life'
import { PortAudioProcess } from './process'

/*
 * The addon does not tell how much it and the driver hold back. These are its own queue and what was measured beside it.
 */
const MICROPHONE_LATENCY_MS = 15
const SPEAKER_LATENCY_MS = 35

const argumentFor = (device: AudioDevice | undefined): readonly string[] => (device === undefined ? [] : [device.id])

/** Opens a microphone through naudiodon; rejects with AudioDeviceError. */
export const openPortAudioMicrophone = async (
  device: AudioDevice | undefined,
  listener: AudioSourceListener,
): Promise<AudioSource> => {
  const label = device?.name ?? 'default microphone'
  const life = new DeviceLife(label, (error) => listener.failed(error))
  const opening = PortAudioProcess.open(['microphone', ...argumentFor(device)], {
    message: (message) => {
      if (message.type === 'samples' && life.sign()) listener.samples(fromPcm16(Buffer.from(message.pcm)))
    },
    gone: (why) => life.lose(why),
  })
  await life.own(opening)
  return { label, latencyMs: MICROPHONE_LATENCY_MS, close: () => life.close() }
}

/** Opens a speaker through naudiodon: a frame is pulled whenever it has taken one, by the clock of the sound card. */
export const openPortAudioSpeaker = async (
  device: AudioDevice | undefined,
  listener: AudioSinkListener,
): Promise<AudioSink> => {
  const label = device?.name ?? 'default speaker'
  const life = new DeviceLife(label, (error) => listener.failed(error))
  let wanted = 0
  let process: PortAudioProcess | undefined = undefined
  const serve = (): void => {
    for (; process !== undefined && wanted > 0 && life.sign(); wanted--) {
      process.send({ type: 'play', pcm: toPcm16(listener.pull(FRAME_SAMPLES)) })
    }
  }
  const opening = PortAudioProcess.open(['speaker', ...argumentFor(device)], {
    message: (message) => {
      if (message.type === 'want') wanted++
      serve()
    },
    gone: (why) => life.lose(why),
  })
  process = await life.own(opening)
  serve()
  return { label, latencyMs: SPEAKER_LATENCY_MS, close: () => life.close() }
}
