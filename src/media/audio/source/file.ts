import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { clean } from '../../../protocol/text'
import type { AudioClock } from '../clock'
import { AudioDeviceError } from '../device-error'
import { samplesOf } from '../format'
import { Metronome } from '../metronome'
import { SampleQueue } from '../sample-queue'
import { FfmpegSound } from './ffmpeg-sound'
import type { SoundFile } from './sound-file'
import type { AudioSource, AudioSourceListener } from './source'
import { WavFile } from './wav-file'

/** So much is read ahead, so that a busy disk is not heard. */
const AHEAD_SAMPLES = samplesOf(500)

/** Opens a file of sound, or the sound of a video; rejects with AudioDeviceError. */
export const openSoundFile = async (path: string, loop: boolean): Promise<SoundFile> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new AudioDeviceError('not-found', `The sound file ${clean(path)} does not exist.`)
  if (!found.isFile()) throw new AudioDeviceError('unreadable', `${clean(path)} is no file.`)
  return (await WavFile.open(path, loop)) ?? (await FfmpegSound.open(path, loop))
}

/** A file at the pace of the clock. */
export class FileSource implements AudioSource {
  readonly label: string
  readonly latencyMs = 0
  private readonly ahead = new SampleQueue()
  private readonly metronome: Metronome
  private over = false
  private closed = false
  private reading: Promise<void> | undefined

  constructor(
    path: string,
    private readonly file: SoundFile,
    private readonly listener: AudioSourceListener,
    clock: AudioClock,
  ) {
    this.label = basename(path)
    this.fill()
    this.metronome = new Metronome(clock, (count) => this.beat(count))
  }

  async close(): Promise<void> {
    this.closed = true
    this.metronome.stop()
    await this.file.close()
    await this.reading
  }

  private beat(count: number): void {
    const samples = this.ahead.take(count)
    if (samples.length > 0) this.listener.samples(samples)
    this.fill()
    if (this.over && this.ahead.length === 0) this.end()
  }

  private end(): void {
    if (this.closed) return
    void this.close()
    this.listener.ended()
  }

  private fill(): void {
    this.reading ??= this.readOn().finally(() => (this.reading = undefined))
  }

  private async readOn(): Promise<void> {
    try {
      while (!this.over && !this.closed && this.ahead.length < AHEAD_SAMPLES) await this.piece()
    } catch (error) {
      if (!(error instanceof AudioDeviceError)) throw error
      this.fail(error)
    }
  }

  private async piece(): Promise<void> {
    const samples = await this.file.next()
    if (samples === undefined) this.over = true
    else this.ahead.push(samples)
  }

  private fail(error: AudioDeviceError): void {
    if (this.closed) return
    this.closed = true
    this.metronome.stop()
    void this.file.close()
    this.listener.failed(error)
  }
}
