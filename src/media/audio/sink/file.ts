import { basename } from 'node:path'
import { whyNotWritten } from '../../../protocol/system-trouble'
import { clean } from '../../../protocol/text'
import type { AudioClock } from '../clock'
import { AudioDeviceError } from '../device-error'
import { samplesOf } from '../format'
import { Metronome } from '../metronome'
import { SampleQueue } from '../sample-queue'
import type { Recording } from './recordings'
import type { AudioSink, AudioSinkListener } from './sink'
import { WavWriter } from './wav-writer'

/** A disk that is behind by so much is as good as gone. */
const MOST_WAITING = samplesOf(10_000)

/** What is heard goes into a WAV file, at the pace of the clock. */
export class FileSink implements AudioSink {
  readonly label: string
  readonly latencyMs = 0
  private readonly waiting = new SampleQueue()
  private readonly metronome: Metronome
  private writing: Promise<void> | undefined
  private closed: Promise<void> | undefined

  private constructor(
    private readonly path: string,
    private readonly writer: WavWriter,
    private readonly listener: AudioSinkListener,
    clock: AudioClock,
  ) {
    this.label = basename(path)
    this.metronome = new Metronome(clock, (count) => this.beat(count))
  }

  /** Makes the file, or goes on with it; rejects with AudioDeviceError. */
  static async open(recording: Recording, listener: AudioSinkListener, clock: AudioClock): Promise<FileSink> {
    const { path, goesOn } = recording
    const writer = await WavWriter.open(path, goesOn).catch((error: unknown) => Promise.reject(refused(path, error)))
    return new FileSink(path, writer, listener, clock)
  }

  close(): Promise<void> {
    this.closed ??= this.finish()
    return this.closed
  }

  private async finish(): Promise<void> {
    this.metronome.stop()
    await this.writing
    // What could not be written was told when it happened.
    await this.writer.close().catch(() => undefined)
  }

  private beat(count: number): void {
    this.waiting.push(this.listener.pull(count).slice())
    if (this.waiting.length > MOST_WAITING) return this.fail(new Error('the disk does not keep up'))
    this.writing ??= this.drain().finally(() => (this.writing = undefined))
  }

  private async drain(): Promise<void> {
    try {
      while (this.waiting.length > 0) await this.writer.write(this.waiting.take(this.waiting.length))
    } catch (error) {
      this.fail(error)
    }
  }

  private fail(error: unknown): void {
    if (this.closed !== undefined) return
    void this.close()
    const message = `Nothing more can be written to ${clean(this.path)}: ${whyNotWritten(error)}.`
    this.listener.failed(new AudioDeviceError('lost', message, { cause: error }))
  }
}

const refused = (path: string, error: unknown): AudioDeviceError =>
  new AudioDeviceError('unreadable', `${clean(path)} cannot be written: ${whyNotWritten(error)}.`, { cause: error })
