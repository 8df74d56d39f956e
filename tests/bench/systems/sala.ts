import { createSocket } from 'node:dgram'
import { monotonicClock } from '../../../src/media/audio/clock'
import { AudioEngine } from '../../../src/media/audio/engine'
import { SAMPLE_RATE_HZ, samplesOf } from '../../../src/media/audio/format'
import type { AudioStats, FromAudio } from '../../../src/media/audio/messages'
import { AdaptivePlayout } from '../../../src/media/audio/playout/adaptive-playout'
import { PlainVoice } from '../../../src/media/audio/voice/plain-voice'
import { MediaSocket } from '../../../src/media/wire/media-socket'
import type { Carried } from './carry'
import { spreadOf } from './ear'
import { FRAME_MS, RAMP_MS, timeOfLoudness, toneAt } from './mouth'

const HOST = '127.0.0.1'
const PULL_MS = 20
const CALL = 'c'

/** What became of a call of Sala Virtual, which has no pictures; its way is loopback itself. */
export type SalaCarried = Omit<Carried, 'system'> & { readonly system: 'sala' }

/** One end: the sound engine of vcall on a socket of its own, with a mouth or an ear in the place of its devices. */
class End {
  readonly heard: number[] = []
  silent = 0
  private readonly engine: AudioEngine
  private timer: NodeJS.Timeout | undefined
  private readonly waiting: ((message: FromAudio) => void)[] = []

  constructor(private readonly kind: 'mouth' | 'ear') {
    const closed = (): Promise<void> => {
      clearInterval(this.timer)
      return Promise.resolve()
    }
    const opened = { label: kind, latencyMs: 0, close: closed }
    this.engine = new AudioEngine(
      {
        clock: monotonicClock,
        openSource: (_, listener) => {
          this.speak((chunk) => listener.samples(chunk))
          return Promise.resolve(opened)
        },
        openSink: (_, listener) => {
          this.listen((count) => listener.pull(count))
          return Promise.resolve(opened)
        },
        createVoice: () => Promise.resolve(new PlainVoice()),
        createPlayout: (rateHz) => new AdaptivePlayout(rateHz),
        createSocket: (onDatagram) => new MediaSocket(onDatagram),
        missing: [],
      },
      (message) => this.waiting.forEach((tell) => tell(message)),
    )
  }

  async open(port: number): Promise<void> {
    const opened = this.next('opened')
    this.engine.handle({ type: 'open', host: HOST, port, wire: 'sala' })
    await opened
    this.engine.handle({
      type: 'source',
      source: this.kind === 'mouth' ? { kind: 'tone', hz: 1 } : { kind: 'silence' },
    })
    this.engine.handle({ type: 'sink', sink: this.kind === 'ear' ? { kind: 'default' } : { kind: 'none' } })
  }

  call(port: number): void {
    this.engine.handle({ type: 'start', call: CALL, peer: { host: HOST, port }, firstOrder: 0, steady: true })
    this.engine.handle({ type: 'flow', call: CALL, flowing: true })
  }

  async stats(): Promise<AudioStats> {
    const stats = this.next('stats')
    this.engine.handle({ type: 'stats' })
    const message = await stats
    if (message.type !== 'stats') throw new Error('no counters came')
    return message.stats
  }

  close(): Promise<void> {
    clearInterval(this.timer)
    return this.engine.close()
  }

  private next(type: FromAudio['type']): Promise<FromAudio> {
    return new Promise((resolve) => this.waiting.push((message) => message.type === type && resolve(message)))
  }

  private speak(samples: (chunk: Float32Array) => void): void {
    if (this.kind === 'ear') return
    let due = Date.now()
    let place = 0
    this.timer = setInterval(() => {
      for (; due <= Date.now(); due += FRAME_MS) {
        samples(toneAt(due, place, samplesOf(FRAME_MS)))
        place += samplesOf(FRAME_MS)
      }
    }, FRAME_MS / 2)
  }

  private listen(pull: (count: number) => Float32Array): void {
    let due = performance.now()
    this.timer = setInterval(() => {
      for (; due <= performance.now(); due += PULL_MS) this.hear(pull((SAMPLE_RATE_HZ * PULL_MS) / 1000))
    }, PULL_MS / 2)
  }

  private hear(samples: Float32Array): void {
    const now = Date.now()
    const loudness = Math.sqrt((2 * samples.reduce((sum, sample) => sum + sample * sample, 0)) / samples.length)
    const saidMs = timeOfLoudness(loudness)
    if (saidMs === undefined) this.silent++
    else this.heard.push((((now - saidMs) % RAMP_MS) + RAMP_MS) % RAMP_MS)
  }
}

const freePort = async (): Promise<number> => {
  const socket = createSocket('udp4')
  await new Promise<void>((done) => socket.bind(0, HOST, done))
  const { port } = socket.address()
  await new Promise<void>((done) => socket.close(done))
  return port
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** A call of Sala Virtual between two sound engines for so long, once it has settled: its bytes, and from mouth to ear. */
export const carrySala = async (seconds: number, settleMs: number): Promise<SalaCarried> => {
  const [mouth, ear] = [new End('mouth'), new End('ear')]
  const [from, to] = [await freePort(), await freePort()]
  await Promise.all([mouth.open(from), ear.open(to)])
  mouth.call(to)
  ear.call(from)
  await wait(settleMs)
  ear.heard.splice(0)
  ear.silent = 0
  const before = await mouth.stats()
  await wait(seconds * 1000)
  const after = await mouth.stats()
  const { heard, silent } = ear
  const pulls = Math.max(1, heard.length + silent)
  await Promise.all([mouth.close(), ear.close()])
  return {
    system: 'sala',
    lossPercent: 0,
    rttMs: 0,
    seconds,
    pictureMs: undefined,
    picturesPerSecond: 0,
    frozenPercent: 0,
    longestFreezeMs: 0,
    soundMs: spreadOf(heard),
    missingSoundPercent: Math.round((100 * silent) / pulls),
    bytesPerSecond: Math.round((after.sent.bytes - before.sent.bytes) / seconds),
    connections: 0,
  }
}
