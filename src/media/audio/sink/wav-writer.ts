import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import { SAMPLE_RATE_HZ } from '../format'
import { toPcm16 } from '../pcm'

const HEADER_BYTES = 44
const MOST_BYTES = 0xffffffff
const SAMPLE_BYTES = 2
/** The sizes in the head are at most so much behind what was written. */
const HEADER_EVERY_BYTES = SAMPLE_RATE_HZ * SAMPLE_BYTES

/** The head of a WAV file of 16 bit, mono, 48 kHz, with so many bytes of samples. */
export const wavHeader = (dataBytes: number): Buffer => {
  const size = Math.min(dataBytes, MOST_BYTES - HEADER_BYTES)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(HEADER_BYTES - 8 + size, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24)
  header.writeUInt32LE(SAMPLE_RATE_HZ * SAMPLE_BYTES, 28)
  header.writeUInt16LE(SAMPLE_BYTES, 32)
  header.writeUInt16LE(8 * SAMPLE_BYTES, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(size, 40)
  return header
}

/** Writes a WAV file that is valid at any moment, so that nothing is lost with a process that is killed. */
export class WavWriter {
  private toldBytes = 0

  private constructor(
    private readonly file: FileHandle,
    private dataBytes: number,
  ) {}

  /** Makes or empties the file, or `goesOn` with one that such a writer wrote; rejects with what the system says. */
  static async open(path: string, goesOn = false): Promise<WavWriter> {
    // Opening a pipe waits for its reader, for ever if need be, and its head cannot be written again.
    if ((await stat(path).catch(() => undefined))?.isFIFO()) throw new Error('it is a pipe, and no file')
    const there = goesOn ? await writtenBytes(path).catch(() => undefined) : undefined
    const file = await open(path, there === undefined ? 'w' : 'r+')
    const writer = new WavWriter(file, there ?? 0)
    try {
      await writer.tell()
      return writer
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** Call it again only when the promise has resolved. */
  async write(samples: Float32Array): Promise<void> {
    const bytes = toPcm16(samples)
    await this.put(bytes, HEADER_BYTES + this.dataBytes)
    this.dataBytes += bytes.length
    if (this.dataBytes - this.toldBytes >= HEADER_EVERY_BYTES) await this.tell()
  }

  async close(): Promise<void> {
    try {
      await this.tell()
    } finally {
      await this.file.close()
    }
  }

  private async tell(): Promise<void> {
    this.toldBytes = this.dataBytes
    await this.put(wavHeader(this.dataBytes), 0)
  }

  private async put(bytes: Buffer, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, position + done)
      done += bytesWritten
    }
  }
}

/** How many bytes of samples a file of such a writer holds; undefined for any other file. */
const writtenBytes = async (path: string): Promise<number | undefined> => {
  const file = await open(path)
  try {
    const head = Buffer.alloc(HEADER_BYTES)
    await file.read(head, 0, HEADER_BYTES, 0)
    if (!head.equals(wavHeader(head.readUInt32LE(HEADER_BYTES - 4)))) return undefined
    const { size } = await file.stat()
    return size - HEADER_BYTES - (size % SAMPLE_BYTES)
  } finally {
    await file.close()
  }
}
