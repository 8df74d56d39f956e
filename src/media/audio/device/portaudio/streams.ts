import { Pcm16Reader, toPcm16 } from '../../pcm'
import type { AudioSink, AudioSinkListener } from '../../sink/sink'
import type { AudioSource, AudioSourceListener } from '../../source/source'
import type { AudioDevice } from '../device'
import { DeviceLife } from '../life'
import { PERIOD_SAMPLES } from './messages'
import { PortAudioProcess } from './process'

/*
 * The addon does not tell how much it and the driver hold back. These are its own queue and what was measured beside it.
 */
const MICROPHONE_LATENCY_MS = 8
const SPEAKER_LATENCY_MS = 30

const argumentFor = (device: AudioDevice | undefined): readonly string[] => (device === undefined ? [] : [device.id])

/** Opens a microphone through naudiodon; rejects with AudioDeviceError. */
export const openPortAudioMicrophone = async (
  device: AudioDevice | undefined,
  listener: AudioSourceListener,
): Promise<AudioSource> => {
  const label = device?.name ?? 'default microphone'
  const life = new DeviceLife(label, (error) => listener.failed(error))
  const reader = new Pcm16Reader()
  const opening = PortAudioProcess.open(['microphone', ...argumentFor(device)], {
    bytes: (bytes) => {
      if (life.sign()) listener.samples(reader.push(bytes))
    },
    gone: (why) => life.lose(why),
  })
  await life.own(opening)
  return { label, latencyMs: MICROPHONE_LATENCY_MS, close: () => life.close() }
}

/** Opens a speaker through naudiodon: a period is pulled whenever it has taken one, by the clock of the sound card. */
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
      process.play(toPcm16(listener.pull(PERIOD_SAMPLES.speaker)))
    }
  }
  const opening = PortAudioProcess.open(['speaker', ...argumentFor(device)], {
    bytes: ({ length }) => {
      wanted += length
      serve()
    },
    gone: (why) => life.lose(why),
  })
  process = await life.own(opening)
  serve()
  return { label, latencyMs: SPEAKER_LATENCY_MS, close: () => life.close() }
}
