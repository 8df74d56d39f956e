import type { Readable } from 'node:stream'
import type { AudioClock } from '../clock'
import { msOf, samplesOf } from '../format'
import { Metronome } from '../metronome'
import { Pcm16Reader } from '../pcm'
import { SampleQueue } from '../sample-queue'
import type { AudioSource, AudioSourceListener } from './source'

/** So much is taken from the pipe at most; the rest waits there, and stops who writes into it. */
const MOST_WAITING = samplesOf(100)
/** Real time that was not used, because nothing came, is kept so long: what comes late may then come faster. */
const MOST_CREDIT = samplesOf(100)

/** Raw PCM from a pipe, never faster than real time. It ends with the pipe. */
export class StdinSource implements AudioSource {
  readonly label = 'stdin'
  private readonly waiting = new SampleQueue()
  private readonly reader = new Pcm16Reader()
  private readonly metronome: Metronome
  private credit = 0
  private closed = false

  constructor(
    private readonly input: Readable,
    private readonly listener: AudioSourceListener,
    clock: AudioClock,
  ) {
    input.on('data', this.take)
    this.metronome = new Metronome(clock, (count) => this.beat(count))
  }

  get latencyMs(): number {
    return msOf(this.waiting.length)
  }

  /** The pipe stays open: it may be asked for again. */
  close(): Promise<void> {
    this.closed = true
    this.metronome.stop()
    this.input.off('data', this.take)
    this.input.pause()
    return Promise.resolve()
  }

  private readonly take = (chunk: Buffer): void => {
    this.waiting.push(this.reader.push(chunk))
    if (this.waiting.length >= MOST_WAITING) this.input.pause()
  }

  private beat(count: number): void {
    this.credit = Math.min(this.credit + count, MOST_CREDIT)
    const samples = this.waiting.take(this.credit)
    this.credit -= samples.length
    if (samples.length > 0) this.listener.samples(samples)
    if (this.closed) return
    if (this.waiting.length < MOST_WAITING) this.input.resume()
    if (this.waiting.length === 0 && isOver(this.input)) this.end()
  }

  private end(): void {
    void this.close()
    this.listener.ended()
  }
}

const isOver = (input: Readable): boolean => input.readableEnded || input.destroyed
