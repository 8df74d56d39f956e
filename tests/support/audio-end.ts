import type { AudioEvent, AudioProcessOptions } from '../../src/media/audio/audio-process'
import { AudioProcess } from '../../src/media/audio/audio-process'
import type { AudioSettings, AudioStats, ToAudio } from '../../src/media/audio/messages'
import { DEFAULT_AUDIO_SETTINGS } from '../../src/media/audio/settings'
import type { AudioSinkSpec, AudioSourceSpec } from '../../src/media/audio/spec'
import { until } from './until'

type Of<Type extends AudioEvent['type']> = AudioEvent & { readonly type: Type }

const START_MS = 60_000

/** What is sent and heard at one end. */
export interface AudioEndOptions extends AudioProcessOptions {
  readonly source?: AudioSourceSpec
  readonly sink?: AudioSinkSpec
}

/** One end of a call on this machine: a real audio process, and all that it said. */
export class AudioEnd {
  readonly said: AudioEvent[] = []
  readonly process: AudioProcess
  port = 0

  private constructor(options: AudioProcessOptions) {
    this.process = new AudioProcess(options)
    this.process.on((event) => {
      if (event.type === 'opened') this.port = event.port
      this.said.push(event)
    })
  }

  /** A process whose port is bound; silence from nowhere to nobody unless told. */
  static async open({ source, sink, ...options }: AudioEndOptions = {}): Promise<AudioEnd> {
    const end = new AudioEnd(options)
    end.process.send({ type: 'source', source: source ?? { kind: 'silence' } })
    end.process.send({ type: 'sink', sink: sink ?? { kind: 'none' } })
    end.process.send({ type: 'open', host: '127.0.0.1', port: 0 })
    await until('the port', () => (end.port > 0 ? end.port : undefined), START_MS)
    return end
  }

  configure(settings: Partial<AudioSettings>): void {
    this.process.send({ type: 'settings', settings: { ...DEFAULT_AUDIO_SETTINGS, ...settings } })
  }

  call(other: { readonly port: number }, start: Partial<Extract<ToAudio, { type: 'start' }>> = {}): void {
    const peer = { host: '127.0.0.1', port: other.port }
    this.process.send({ type: 'start', call: 'c', peer, firstOrder: 0, steady: true, ...start })
    this.flow(true)
  }

  flow(flowing: boolean): void {
    this.process.send({ type: 'flow', call: 'c', flowing })
  }

  /** All that it said of one kind, newest last. */
  all<Type extends AudioEvent['type']>(type: Type): Of<Type>[] {
    return this.said.filter((event): event is Of<Type> => event.type === type)
  }

  /** The next event of a kind, of those that are said from now on. */
  async next<Type extends AudioEvent['type']>(
    type: Type,
    fits: (event: Of<Type>) => boolean = () => true,
  ): Promise<Of<Type>> {
    const from = this.said.length
    const isIt = (event: AudioEvent): event is Of<Type> => event.type === type && fits(event as Of<Type>)
    return until(`${type}; it said: ${this.process.errorText}`, () => this.said.slice(from).find(isIt), START_MS)
  }

  /** Counters once they fit. */
  async stats(fits: (stats: AudioStats) => boolean): Promise<AudioStats> {
    return (await this.next('stats', ({ stats }) => fits(stats))).stats
  }

  async stop(): Promise<AudioStats> {
    const final = this.next('stats', (event) => event.final)
    this.process.send({ type: 'stop', call: 'c' })
    return (await final).stats
  }
}
