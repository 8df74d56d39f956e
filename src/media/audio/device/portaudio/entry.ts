/** The process in which naudiodon runs: lists the devices, or serves one microphone or speaker. It may crash or be killed. */
import { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../format'
import { toMono, toStereo } from './channels'
import { listPortAudio, pickDevice } from './devices'
import type { PortAudio, PortAudioDevice, PortAudioOptions } from './library'
import { loadPortAudio } from './library'
import type { FromPortAudio } from './messages'
import { PCM_FD, PERIOD_SAMPLES } from './messages'
import { SpeakerFeed } from './speaker-feed'

/** Of the microphone, what may wait when this process stands still; of the speaker, what is delay. */
const MICROPHONE_QUEUE = 60
const SPEAKER_QUEUE = 1

// The terminal sends these to everybody in the foreground: the parent decides what ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

/** A thread of the addon may wait for ever, and an exit would wait for the thread. */
const vanish = (): void => void process.kill(process.pid, 'SIGKILL')

const post = (message: FromPortAudio, then: () => void = () => undefined): void => {
  if (process.connected) process.send?.(message, undefined, {}, then)
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

/** How a device may be opened. */
interface Way {
  readonly channels: 1 | 2
  readonly periodSamples: number
  readonly maxQueue: number
}

const optionsFor = (device: PortAudioDevice, { channels, periodSamples, maxQueue }: Way): PortAudioOptions => ({
  deviceId: device.id,
  sampleRate: SAMPLE_RATE_HZ,
  channelCount: channels,
  sampleFormat: 16,
  framesPerBuffer: periodSamples,
  maxQueue,
  closeOnError: false,
  highwaterMark: 2 * periodSamples * channels,
})

/** The best first: in mono, or stereo where the card cannot; in short periods, or longer ones. */
const waysOf = (stream: 'microphone' | 'speaker', maxQueue: number): readonly Way[] =>
  [PERIOD_SAMPLES[stream], FRAME_SAMPLES].flatMap((periodSamples) =>
    ([1, 2] as const).map((channels) => ({ channels, periodSamples, maxQueue })),
  )

/** Opens it in the first way that works; throws what the addon says to the last. */
const inSomeWay = <Stream>(
  ways: readonly Way[],
  open: (way: Way) => Stream,
): { readonly stream: Stream; readonly channels: number } => {
  let refusal: unknown
  for (const way of ways) {
    try {
      return { stream: open(way), channels: way.channels }
    } catch (error) {
      refusal = error
    }
  }
  throw refusal
}

const openPipe = (): Socket => new Socket({ fd: PCM_FD, readable: true, writable: true }).on('error', () => undefined)

const serveMicrophone = (library: PortAudio, device: PortAudioDevice): void => {
  const { stream, channels } = inSomeWay(waysOf('microphone', MICROPHONE_QUEUE), (way) =>
    library.AudioIO({ inOptions: optionsFor(device, way) }),
  )
  const pipe = openPipe()
  stream.on('data', (bytes: Buffer) => {
    if (!pipe.write(channels === 1 ? bytes : toMono(bytes))) rest(stream, pipe)
  })
  stream.start()
  process.on('message', () => stream.quit(vanish))
  post({ type: 'opened', label: device.name })
}

/** What the parent does not take waits in the addon, and then is not recorded. */
const rest = (stream: Readable, pipe: Socket): void => {
  stream.pause()
  pipe.once('drain', () => stream.resume())
}

const serveSpeaker = (library: PortAudio, device: PortAudioDevice): void => {
  const { stream, channels } = inSomeWay(waysOf('speaker', SPEAKER_QUEUE), (way) =>
    library.AudioIO({ outOptions: optionsFor(device, way) }),
  )
  const pipe = openPipe()
  const feed = new SpeakerFeed({
    play: (mono, taken) => void stream.write(channels === 1 ? mono : toStereo(mono), taken),
    want: (pieces) => void pipe.write(Buffer.alloc(pieces)),
    now: () => performance.now(),
  })
  pipe.on('data', (bytes: Buffer) => feed.push(bytes))
  feed.start()
  stream.start()
  process.on('message', () => stream.quit(vanish))
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
