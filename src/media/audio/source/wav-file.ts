import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { whyNotRead } from '../../../protocol/system-trouble'
import { clean } from '../../../protocol/text'
import { AudioDeviceError } from '../device-error'
import { SAMPLE_RATE_HZ } from '../format'
import { Resampler } from '../resample'
import type { SoundFile } from './sound-file'
import type { WavFormat } from './wav-header'
import { WavError, blockBytes, isWav, readFormat, toMono } from './wav-header'

const RIFF_BYTES = 12
const CHUNK_BYTES = 8
/** What lies before the samples is a handful of chunks; a file with more of them is none of ours. */
const MOST_CHUNKS = 100
const MOST_FORMAT_BYTES = 256
/** Sound is read in pieces of about 100 ms of CD quality. */
const PIECE_BYTES = 16_384

interface Layout {
  readonly format: WavFormat
  readonly begin: number
  readonly end: number
}

/** A WAV file of plain numbers. Its sizes are hints: what is there is played, whatever a head says that was never finished. */
export class WavFile implements SoundFile {
  private resampler: Resampler
  private at: number
  private flushed = false

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly layout: Layout,
    private readonly loop: boolean,
  ) {
    this.at = layout.begin
    this.resampler = new Resampler(layout.format.rateHz, SAMPLE_RATE_HZ)
  }

  /** Opens a WAV file; undefined when it is another kind of file. Rejects with AudioDeviceError when it is broken. */
  static async open(path: string, loop: boolean): Promise<WavFile | undefined> {
    const file = await open(path).catch((error: unknown) => Promise.reject(broken(path, whyNotRead(error), error)))
    const layout = await layoutOf(file).catch(async (error: unknown) => {
      await file.close()
      throw broken(path, whyNotRead(error), error)
    })
    if (layout !== undefined) return new WavFile(path, file, layout, loop)
    await file.close()
    return undefined
  }

  async next(): Promise<Float32Array | undefined> {
    const bytes = await this.piece()
    if (bytes.length > 0) return this.resampler.push(toMono(bytes, this.layout.format))
    if (this.loop) return this.again()
    if (this.flushed) return undefined
    this.flushed = true
    return this.resampler.flush()
  }

  async close(): Promise<void> {
    await this.file.close()
  }

  private again(): Float32Array {
    if (this.at === this.layout.begin) throw broken(this.path, 'it holds no sound')
    this.at = this.layout.begin
    const rest = this.resampler.flush()
    this.resampler = new Resampler(this.layout.format.rateHz, SAMPLE_RATE_HZ)
    return rest
  }

  /** The next whole blocks; nothing at the end. */
  private async piece(): Promise<Buffer> {
    const block = blockBytes(this.layout.format)
    const wanted = Math.min(Math.ceil(PIECE_BYTES / block) * block, this.layout.end - this.at)
    const bytes = await readAt(this.file, this.at, Math.max(0, wanted)).catch((error: unknown) =>
      Promise.reject(broken(this.path, whyNotRead(error), error)),
    )
    const whole = bytes.subarray(0, bytes.length - (bytes.length % block))
    this.at += whole.length
    return whole
  }
}

/** Walks over the chunks up to the samples. Undefined: no WAV file, or one of another encoding. */
const layoutOf = async (file: FileHandle): Promise<Layout | undefined> => {
  if (!isWav(await readAt(file, 0, RIFF_BYTES))) return undefined
  let format: WavFormat | undefined
  let at = RIFF_BYTES
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const head = await readAt(file, at, CHUNK_BYTES)
    if (head.length < CHUNK_BYTES) break
    const [name, size] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)]
    at += CHUNK_BYTES
    if (name === 'data') return format && (await dataAt(file, { format, begin: at, size }))
    if (name === 'fmt ') {
      format = readFormat(await readAt(file, at, Math.min(size, MOST_FORMAT_BYTES)))
      if (format === undefined) return undefined
    }
    at += size + (size & 1)
  }
  throw new WavError('it holds no sound')
}

const dataAt = async (
  file: FileHandle,
  { format, begin, size }: { readonly format: WavFormat; readonly begin: number; readonly size: number },
): Promise<Layout> => {
  const { size: fileBytes } = await file.stat()
  // A recorder that was killed, or wrote into a pipe, left 0 or the greatest number there.
  const claimed = size === 0 || size === 0xffffffff ? Infinity : size
  const end = Math.min(begin + claimed, fileBytes)
  if (end - begin < blockBytes(format)) throw new WavError('it holds no sound')
  return { format, begin, end }
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

const broken = (path: string, why: string, cause?: unknown): AudioDeviceError =>
  new AudioDeviceError('unreadable', `The sound file ${clean(path)} cannot be played: ${clean(why)}.`, { cause })
