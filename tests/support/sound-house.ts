import type { AudioClock } from '../../src/media/audio/clock'
import { AudioDeviceError } from '../../src/media/audio/device-error'
import { AudioEngine } from '../../src/media/audio/engine'
import type { AudioSettings, FromAudio, ToAudio } from '../../src/media/audio/messages'
import { DirectPlayout } from '../../src/media/audio/playout/direct-playout'
import { DEFAULT_AUDIO_SETTINGS } from '../../src/media/audio/settings'
import type { AudioSink, AudioSinkListener } from '../../src/media/audio/sink/sink'
import type { AudioSource, AudioSourceListener } from '../../src/media/audio/source/source'
import type { AudioSinkSpec, AudioSourceSpec } from '../../src/media/audio/spec'
import { PlainVoice } from '../../src/media/audio/voice/plain-voice'
import type { Endpoint } from '../../src/media/wire/peer'
import type { WireName } from '../../src/media/wire/sound-wire'
import type { AudioDatagram } from '../../src/protocol/media/audio-datagram'
import { decodeAudio } from '../../src/protocol/media/audio-datagram'
import { SimulatedTime } from './simulated-time'

type Of<Type extends FromAudio['type']> = FromAudio & { readonly type: Type }

/** Another machine; nothing is sent to it. */
export const PEER: Endpoint = { host: '192.0.2.7', port: 4000 }
/** A datagram of any wire that left. */
export interface SentDatagram {
  readonly bytes: Uint8Array
  readonly to: Endpoint
  readonly atMs: number
}

const FRAME_MS = 10
const FRAME_SAMPLES = 480

/** A datagram that left. */
export interface SentSound extends AudioDatagram {
  readonly atMs: number
}

/** Devices of one kind: how many were opened, which are open, and whether the next one can be. */
class FakeDevices<Listener> {
  readonly opened: string[] = []
  readonly open = new Set<Listener>()
  broken: string | undefined

  constructor(private readonly latencyMs: number) {}

  /** The listener of the only open device. */
  get listener(): Listener | undefined {
    return [...this.open].at(-1)
  }

  readonly make = async (
    spec: AudioSourceSpec | AudioSinkSpec,
    listener: Listener,
  ): Promise<AudioSource & AudioSink> => {
    await Promise.resolve()
    this.opened.push(spec.kind)
    if (this.broken !== undefined) throw new AudioDeviceError('no-device', this.broken)
    this.open.add(listener)
    const close = (): Promise<void> => Promise.resolve(void this.open.delete(listener))
    return { label: `fake ${spec.kind}`, latencyMs: this.latencyMs, close }
  }
}

/** Writes down what is told of the loudspeaker. */
class ListeningVoice extends PlainVoice {
  heardFrames: Float32Array[] = []
  override heard(frame?: Float32Array): void {
    if (frame !== undefined) this.heardFrames.push(frame)
  }
}

/** An engine whose devices, peer and time are the test's. */
export class SoundHouse {
  readonly time = new SimulatedTime()
  readonly sources = new FakeDevices<AudioSourceListener>(5)
  readonly sinks = new FakeDevices<AudioSinkListener>(7)
  readonly voice = new ListeningVoice()
  readonly said: FromAudio[] = []
  readonly sent: SentSound[] = []
  /** All that left, sound or not. */
  readonly datagrams: SentDatagram[] = []
  /** Ports that others have. */
  readonly taken = new Set<number>()
  restarts = 0
  refusing = false
  private deliver: (bytes: Uint8Array, from: Endpoint) => void = () => undefined
  private readonly engine: AudioEngine

  constructor(private readonly wire: WireName = 'v1') {
    this.engine = new AudioEngine(
      {
        clock: this.clock(),
        openSource: this.sources.make,
        openSink: this.sinks.make,
        createVoice: () => Promise.resolve(this.voice),
        createPlayout: () => this.playout(),
        createSocket: (onDatagram) => {
          this.deliver = onDatagram
          return {
            open: (at) => this.bind(at),
            send: (datagram, to) => this.send(datagram, to),
            close: () => undefined,
          }
        },
        missing: [],
      },
      (message) => this.said.push(message),
    )
  }

  async tell(...messages: readonly ToAudio[]): Promise<void> {
    for (const message of messages) this.engine.handle(message)
    await settle()
  }

  /** Microphone and loudspeaker are chosen, and a call begins. */
  async call(start: Partial<Extract<ToAudio, { type: 'start' }>> = {}): Promise<void> {
    await this.tell({ type: 'source', source: { kind: 'mic' } }, { type: 'sink', sink: { kind: 'default' } })
    await this.begin(start)
  }

  async begin(start: Partial<Extract<ToAudio, { type: 'start' }>> = {}): Promise<void> {
    await this.tell({ type: 'start', call: 'c', peer: PEER, firstOrder: 0, steady: true, ...start })
    await this.flow(true)
  }

  flow(flowing: boolean): Promise<void> {
    return this.tell({ type: 'flow', call: 'c', flowing })
  }

  set(settings: Partial<AudioSettings>): Promise<void> {
    return this.tell({ type: 'settings', settings: { ...DEFAULT_AUDIO_SETTINGS, ...settings } })
  }

  /** Lets time pass in frames; in each, the microphone gives this sample again and again, if it is told any. */
  async pass(ms: number, sample?: number): Promise<void> {
    for (let left = ms; left >= FRAME_MS; left -= FRAME_MS) {
      this.time.pass(FRAME_MS)
      if (sample !== undefined) this.speak(FRAME_SAMPLES, sample)
      await settle()
    }
  }

  /** The microphone delivers. */
  speak(count: number, sample: number): void {
    this.sources.listener?.samples(new Float32Array(count).fill(sample))
  }

  /** The loudspeaker wants samples. */
  hear(count = FRAME_SAMPLES): Float32Array {
    return this.sinks.listener?.pull(count) ?? new Float32Array(0)
  }

  receive(bytes: Uint8Array, host = PEER.host, port = 9): void {
    this.deliver(bytes, { host, port })
  }

  /** All that it said of one kind, newest last. */
  all<Type extends FromAudio['type']>(type: Type): Of<Type>[] {
    return this.said.filter((event): event is Of<Type> => event.type === type)
  }

  /** The counters, asked for now. */
  async stats(): Promise<Of<'stats'>['stats']> {
    await this.tell({ type: 'stats' })
    const last = this.all('stats').at(-1)
    if (last === undefined) throw new Error('there are no counters')
    return last.stats
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  private clock(): AudioClock {
    return {
      now: () => this.time.now,
      after: (delayMs, run) => {
        let wanted = true
        this.time.after(delayMs, () => {
          if (wanted) run()
        })
        return () => (wanted = false)
      },
    }
  }

  private playout(): DirectPlayout {
    const playout = new DirectPlayout()
    const restart = playout.restart.bind(playout)
    playout.restart = () => {
      this.restarts++
      restart()
    }
    return playout
  }

  private bind({ port }: Endpoint): Promise<number> {
    if (!this.taken.has(port)) return Promise.resolve(port)
    return Promise.reject(Object.assign(new Error('taken'), { code: 'EADDRINUSE' }))
  }

  private send(datagram: readonly Uint8Array[], to: Endpoint): Promise<boolean> {
    const bytes = Buffer.concat(datagram)
    const sound = this.wire === 'v1' ? decodeAudio(bytes) : undefined
    if (sound === undefined && this.wire === 'v1') throw new Error('what was sent is no sound')
    if (!this.refusing) this.datagrams.push({ bytes, to, atMs: this.time.now })
    if (!this.refusing && sound) this.sent.push({ ...sound, atMs: this.time.now })
    return Promise.resolve(!this.refusing)
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
