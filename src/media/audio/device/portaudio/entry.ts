/** The process in which naudiodon runs: lists the devices, or serves one microphone or speaker. It may crash or be killed. */
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../format'
import { toMono, toStereo } from './channels'
import { listPortAudio, pickDevice } from './devices'
import type { PortAudio, PortAudioDevice, PortAudioOptions } from './library'
import { loadPortAudio } from './library'
import type { FromPortAudio, ToPortAudio } from './messages'

const MONO_FRAME_BYTES = 2 * FRAME_SAMPLES
/** Of the microphone, what may wait when this process stands still; of the speaker, what is delay. */
const MICROPHONE_QUEUE = 30
const SPEAKER_QUEUE = 1
/** Frames on the way here beside it: a parent that is late by so much is not heard. */
const SPEAKER_AHEAD = 1

// The terminal sends these to everybody in the foreground: the parent decides what ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

/** A thread of the addon may wait for ever, and an exit would wait for the thread. */
const vanish = (): void => void process.kill(process.pid, 'SIGKILL')

const post = (message: FromPortAudio, then: () => void = () => undefined): void => {
  if (process.connected) process.send?.(message, undefined, {}, then)
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

const optionsFor = (device: PortAudioDevice, channelCount: number, maxQueue: number): PortAudioOptions => ({
  deviceId: device.id,
  sampleRate: SAMPLE_RATE_HZ,
  channelCount,
  sampleFormat: 16,
  framesPerBuffer: FRAME_SAMPLES,
  maxQueue,
  closeOnError: false,
  highwaterMark: MONO_FRAME_BYTES * channelCount,
})

/** Mono, or stereo where the card cannot; throws what the addon says. */
const inChannels = <Stream>(
  open: (channels: number) => Stream,
): { readonly stream: Stream; readonly channels: number } => {
  try {
    return { stream: open(1), channels: 1 }
  } catch {
    return { stream: open(2), channels: 2 }
  }
}

const serveMicrophone = (library: PortAudio, device: PortAudioDevice): void => {
  const { stream, channels } = inChannels((count) =>
    library.AudioIO({ inOptions: optionsFor(device, count, MICROPHONE_QUEUE) }),
  )
  stream.on('data', (bytes: Buffer) => post({ type: 'samples', pcm: channels === 1 ? bytes : toMono(bytes) }))
  stream.start()
  process.on('message', () => stream.quit(vanish))
  post({ type: 'opened', label: device.name })
}

const serveSpeaker = (library: PortAudio, device: PortAudioDevice): void => {
  const { stream, channels } = inChannels((count) =>
    library.AudioIO({ outOptions: optionsFor(device, count, SPEAKER_QUEUE) }),
  )
  const silence = Buffer.alloc(MONO_FRAME_BYTES)
  const play = (mono: Buffer): void => {
    stream.write(channels === 1 ? mono : toStereo(mono), () => post({ type: 'want' }))
  }
  for (let frame = 0; frame < SPEAKER_AHEAD; frame++) play(silence)
  stream.start()
  process.on('message', (message: ToPortAudio) => {
    if (message.type === 'play') play(Buffer.from(message.pcm))
    else stream.quit(vanish)
  })
  post({ type: 'opened', label: device.name })
}

const serve = (stream: 'microphone' | 'speaker', library: PortAudio, name: string | undefined): void => {
  const device = pickDevice(library, stream, name)
  if (device === undefined) {
    return post({ type: 'failed', reason: name === undefined ? 'no-device' : 'not-found', message: '' }, vanish)
  }
  if (stream === 'microphone') serveMicrophone(library, device)
  else serveSpeaker(library, device)
}

const run = (library: PortAudio, [task, name]: readonly string[]): void => {
  if (task === 'list') post({ type: 'devices', devices: listPortAudio(library) }, vanish)
  else serve(task === 'microphone' ? 'microphone' : 'speaker', library, name)
}

const attempt = (reason: 'no-backend' | 'unreadable', act: () => void): void => {
  try {
    act()
  } catch (error) {
    post({ type: 'failed', reason, message: messageOf(error) }, vanish)
  }
}

process.once('disconnect', vanish)
attempt('no-backend', () => {
  const library = loadPortAudio()
  attempt('unreadable', () => run(library, process.argv.slice(2)))
})
