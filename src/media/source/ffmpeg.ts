import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { whyNotStarted } from '../../protocol/system-trouble'
import { clean } from '../../protocol/text'
import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import type { VideoSource } from './source'
import { SourceError } from './source'

/** How long an ffmpeg child may take to give its first picture. */
const FIRST_PICTURE_MS = 8000
const MAX_ERROR_TEXT = 4096

/** What an ffmpeg child plays. */
export interface FfmpegInput {
  readonly label: string
  /** Everything that says what to read, up to and with `-i`. */
  readonly arguments: readonly string[]
  /** The size that ffmpeg makes of its pictures, letterboxed. */
  readonly size: Size
  /** What people read when there is no picture; ffmpeg's own words follow. */
  readonly failure: string
  /** What some words of ffmpeg mean here; undefined where nothing better is known than they are. */
  readonly explain?: (words: string) => SourceError | undefined
}

const fitting = ({ width, height }: Size): string =>
  `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1,setsar=1`

/**
 * The pictures of an ffmpeg child, raw through a pipe. It is read all the time and the newest picture is kept. Two
 * buffers take turns: one is filled while the other is given away.
 */
export class Ffmpeg implements VideoSource {
  readonly label: string
  ended = false
  private readonly child: ChildProcess & { readonly stdout: Readable; readonly stderr: Readable }
  private filling: Buffer
  private spare: Buffer
  private filled = 0
  private newest: Frame | undefined
  private errors = ''
  private failure: SourceError | undefined
  private closed = false
  private readonly gone: Promise<void>
  private onChange: () => void = () => undefined

  private constructor(private readonly input: FfmpegInput) {
    this.label = input.label
    const bytes = input.size.width * input.size.height * 3
    this.filling = Buffer.alloc(bytes)
    this.spare = Buffer.alloc(bytes)
    const output = ['-an', '-vf', fitting(input.size), '-pix_fmt', 'bgr24', '-f', 'rawvideo', 'pipe:1']
    const before = ['-hide_banner', '-loglevel', 'error', '-nostdin']
    this.child = spawn('ffmpeg', [...before, ...input.arguments, ...output], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.child.stdout.on('data', (chunk: Buffer) => this.take(chunk))
    this.child.stderr.on('data', (chunk: Buffer) => this.note(chunk))
    this.gone = new Promise((resolve) => {
      this.child.once('error', (error) => this.end(this.notStarted(error), resolve))
      this.child.once('close', (code) => this.end(code === 0 ? undefined : this.error(this.lastError()), resolve))
    })
  }

  /** Starts ffmpeg and waits for its first picture. */
  static async open(input: FfmpegInput): Promise<Ffmpeg> {
    const source = new Ffmpeg(input)
    await source.firstPicture()
    if (source.newest !== undefined) return source
    await source.close()
    throw source.failure ?? source.error('it gives no picture')
  }

  next(): Promise<Frame | undefined> {
    const newest = this.newest
    this.newest = undefined
    if (newest === undefined && this.failure !== undefined) return Promise.reject(this.failure)
    return Promise.resolve(newest)
  }

  async close(): Promise<void> {
    this.closed = true
    this.child.kill('SIGKILL')
    await this.gone
  }

  private firstPicture(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, FIRST_PICTURE_MS)
      this.onChange = () => {
        clearTimeout(timer)
        this.onChange = () => undefined
        resolve()
      }
    })
  }

  private take(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;) {
      const copied = chunk.copy(this.filling, this.filled, at)
      at += copied
      this.filled += copied
      if (this.filled === this.filling.length) this.turn()
    }
  }

  private turn(): void {
    const full = this.filling
    this.filling = this.spare
    this.spare = full
    this.filled = 0
    this.newest = { ...this.input.size, data: full, madeAtMs: Date.now() }
    this.onChange()
  }

  private note(chunk: Buffer): void {
    this.errors = (this.errors + chunk.toString('latin1')).slice(-MAX_ERROR_TEXT)
  }

  private lastError(): string {
    return clean(this.errors.trim().split('\n').at(-1) ?? '')
  }

  private end(failure: SourceError | undefined, resolve: () => void): void {
    if (failure === undefined) this.ended = true
    else this.failure ??= failure
    this.onChange()
    resolve()
  }

  private notStarted(error: Error): SourceError {
    const why = `ffmpeg cannot be started: ${whyNotStarted(error)}. On Debian: sudo apt-get install ffmpeg.`
    return new SourceError('unsupported', `${this.input.failure} ${why}`, { cause: error })
  }

  private error(why: string): SourceError {
    const known = this.input.explain?.(why)
    if (known !== undefined) return known
    return new SourceError('stopped', [this.input.failure, why && `ffmpeg says: ${why}.`].filter(Boolean).join(' '))
  }
}
