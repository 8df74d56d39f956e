import type { Writable } from 'node:stream'
import type { AudioClock } from '../clock'
import { AudioDeviceError } from '../device-error'
import { msOf, samplesOf } from '../format'
import { Metronome } from '../metronome'
import { toPcm16 } from '../pcm'
import type { AudioSink, AudioSinkListener } from './sink'

/** Whoever reads may be behind by so much; what comes meanwhile is left out, so that it is not heard late for ever. */
const MOST_WAITING_BYTES = 2 * samplesOf(500)

/** Raw PCM into a pipe, at the pace of the clock. A reader that goes away is a device that is lost. */
export class StdoutSink implements AudioSink {
  readonly label = 'stdout'
  /** Samples left out because nobody took them. */
  droppedSamples = 0
  private readonly metronome: Metronome
  private closed = false

  constructor(
    private readonly output: Writable,
    private readonly listener: AudioSinkListener,
    clock: AudioClock,
  ) {
    this.metronome = new Metronome(clock, (count) => this.beat(count))
  }

  get latencyMs(): number {
    return msOf(this.output.writableLength / 2)
  }

  /** The pipe stays open: it may be asked for again. */
  close(): Promise<void> {
    this.closed = true
    this.metronome.stop()
    return Promise.resolve()
  }

  private beat(count: number): void {
    if (!this.output.writable) return this.fail()
    const samples = this.listener.pull(count)
    if (this.closed) return
    if (this.output.writableLength + 2 * count > MOST_WAITING_BYTES) this.droppedSamples += count
    else this.output.write(toPcm16(samples))
  }

  private fail(): void {
    void this.close()
    this.listener.failed(new AudioDeviceError('lost', 'Sound on stdout: nobody reads it any more.'))
  }
}
