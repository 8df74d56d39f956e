import type { Readable } from 'node:stream'
import { whyNotRead } from '../../protocol/system-trouble'
import type { Frame } from '../frame'
import { SourceError, type Wish } from '../source/source'
import type { Clip } from './clip'
import { colourY4m } from './y4m-colours'
import { Y4mError } from './y4m-header'
import { Y4mReader } from './y4m-reader'

/** Pictures that are read ahead of their time, at most. */
const MOST_AHEAD = 3
/** Behind by more than this, because nobody asked or nothing came, the stream goes on where it was. */
const PAUSE_MS = 1000

/** A Y4M stream at its own rate. It is read as fast as it is shown; what comes late is left out. */
export class Y4mClip implements Clip {
  readonly label = 'the stream'
  readonly still = false
  readonly durationMs = undefined
  private readonly reader = new Y4mReader()
  private waiting: Uint8Array[] = []
  private spare: Uint8Array[] = []
  private failure: SourceError | undefined
  private over = false
  /** Pictures taken from the queue, and the time of the clock at which the first was due. */
  private count = 0
  private startMs: number | undefined
  private bgr = new Uint8Array(0)
  private onChange: () => void = () => undefined

  private constructor(private readonly stream: Readable) {
    stream.on('data', (chunk: Buffer) => this.push(chunk))
    stream.once('end', () => this.finish(undefined))
    stream.once('error', (error) =>
      this.finish(new SourceError('stopped', `The stream cannot be read: ${whyNotRead(error)}.`)),
    )
  }

  /** Waits for the first picture. Rejects with SourceError when the stream is none or ends before. */
  static async open(stream: Readable): Promise<Y4mClip> {
    const clip = new Y4mClip(stream)
    await new Promise<void>((resolve) => (clip.onChange = resolve))
    if (clip.waiting.length > 0) return clip
    throw clip.failure ?? new SourceError('unreadable', 'The stream ended before its first picture. Is it Y4M?')
  }

  get fps(): number {
    return this.reader.format?.fps ?? 25
  }

  get ended(): boolean {
    return this.over && this.waiting.length === 0
  }

  get positionMs(): number {
    return Math.max(0, this.count - 1) * (1000 / this.fps)
  }

  next({ now }: Wish): Promise<Frame | undefined> {
    const planes = this.due(now)
    if (this.waiting.length < MOST_AHEAD) this.stream.resume()
    if (planes === undefined) {
      return this.failure !== undefined && this.waiting.length === 0
        ? Promise.reject(this.failure)
        : Promise.resolve(undefined)
    }
    return Promise.resolve(this.frameOf(planes, now))
  }

  seek(): Promise<void> {
    return Promise.resolve()
  }

  resume(): void {
    this.startMs = undefined
  }

  /** A stream has only one end. */
  setLoop(): void {
    return undefined
  }

  close(): Promise<void> {
    this.stream.destroy()
    return Promise.resolve()
  }

  /** The last picture whose time has come. */
  private due(now: number): Uint8Array | undefined {
    let due: Uint8Array | undefined
    for (;;) {
      const [next] = this.waiting
      if (next === undefined) return due
      const atMs = (this.count * 1000) / this.fps
      this.startMs ??= now - atMs
      if (now - this.startMs - atMs > PAUSE_MS) this.startMs = now - atMs
      if (atMs - 500 / this.fps > now - this.startMs) return due
      if (due) this.spare.push(due)
      due = next
      this.waiting.shift()
      this.count++
    }
  }

  private frameOf(planes: Uint8Array, madeAtMs: number): Frame | undefined {
    const { format } = this.reader
    if (format === undefined) return undefined
    const { width, height } = format
    if (this.bgr.length !== width * height * 3) this.bgr = new Uint8Array(width * height * 3)
    colourY4m(planes, format, this.bgr)
    this.spare.push(planes)
    return { width, height, data: this.bgr, madeAtMs }
  }

  private push(chunk: Buffer): void {
    try {
      this.reader.push(chunk, (planes) => this.keep(planes))
    } catch (error) {
      if (!(error instanceof Y4mError)) throw error
      this.finish(new SourceError('unreadable', error.message, { cause: error }))
      this.stream.destroy()
    }
  }

  private keep(planes: Uint8Array): void {
    const copy = this.spare.pop() ?? new Uint8Array(planes.length)
    copy.set(planes)
    this.waiting.push(copy)
    if (this.waiting.length >= MOST_AHEAD) this.stream.pause()
    this.onChange()
  }

  private finish(failure: SourceError | undefined): void {
    this.failure ??= failure
    this.over = true
    this.onChange()
  }
}
