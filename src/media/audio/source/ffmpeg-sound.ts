import type { ChildProcessByStdio } from 'node:child_process'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { whyNotStarted } from '../../../protocol/system-trouble'
import { clean } from '../../../protocol/text'
import { AudioDeviceError } from '../device-error'
import { SAMPLE_RATE_HZ } from '../format'
import { Pcm16Reader } from '../pcm'
import type { SoundFile } from './sound-file'

/** How long ffmpeg may take to give its first sound. */
const FIRST_SOUND_MS = 8000
const MAX_ERROR_TEXT = 4096
/** What ffmpeg says of a video without sound; its last line only tells how to ignore that. */
const NO_SOUND = 'matches no streams'
/** What a pipe gives that was closed while it was read. */
const CUT_OFF: IteratorReturnResult<undefined> = { done: true, value: undefined }

/**
 * The sound of any file that ffmpeg knows, also of a video. The child is read as fast as pieces are asked for: what it has
 * in its pipe is all that waits.
 */
export class FfmpegSound implements SoundFile {
  private readonly child: ChildProcessByStdio<null, Readable, Readable>
  private readonly chunks: AsyncIterator<Buffer>
  private readonly reader = new Pcm16Reader()
  private readonly gone: Promise<string | undefined>
  private first: Float32Array | undefined
  private errors = ''

  private constructor(
    private readonly path: string,
    loop: boolean,
  ) {
    this.child = spawn('ffmpeg', argumentsFor(path, loop), { stdio: ['ignore', 'pipe', 'pipe'] })
    this.chunks = this.child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString('latin1')).slice(-MAX_ERROR_TEXT)
    })
    this.gone = new Promise((done) => {
      this.child.once('error', (error: NodeJS.ErrnoException) => done(startFailure(error)))
      this.child.once('close', (code) => done(code === 0 ? undefined : this.lastError()))
    })
  }

  /** Starts ffmpeg and waits for the first sound; rejects with AudioDeviceError. */
  static async open(path: string, loop: boolean): Promise<FfmpegSound> {
    const sound = new FfmpegSound(path, loop)
    const timer = setTimeout(() => sound.child.kill('SIGKILL'), FIRST_SOUND_MS)
    try {
      sound.first = await sound.next()
      if (sound.first !== undefined) return sound
      throw sound.error('it holds no sound')
    } catch (error) {
      await sound.close()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  async next(): Promise<Float32Array | undefined> {
    const { first } = this
    this.first = undefined
    if (first !== undefined) return first
    const chunk = await this.chunks.next().catch(() => CUT_OFF)
    if (chunk.done !== true) return this.reader.push(chunk.value)
    const failure = await this.gone
    if (failure !== undefined) throw this.error(failure)
    return undefined
  }

  async close(): Promise<void> {
    this.child.kill('SIGKILL')
    this.child.stdout.destroy()
    await this.gone
  }

  private lastError(): string {
    if (this.errors.includes(NO_SOUND)) return 'it holds no sound'
    return this.errors.trim().split('\n').at(-1) ?? ''
  }

  private error(why: string): AudioDeviceError {
    const words = clean(why).replace(/\.$/, '')
    const path = clean(this.path)
    if (words === '') return new AudioDeviceError('unreadable', `The sound of ${path} cannot be played.`)
    return new AudioDeviceError('unreadable', `The sound of ${path} cannot be played: ${words}.`)
  }
}

const startFailure = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT'
    ? 'this kind of file needs ffmpeg (Debian: sudo apt-get install ffmpeg)'
    : whyNotStarted(error)

/** The name is a path and nothing else, and what the file says of other files and addresses is not followed. */
const argumentsFor = (path: string, loop: boolean): string[] => [
  ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-protocol_whitelist', 'file'],
  ...['-stream_loop', loop ? '-1' : '0', '-i', `file:${resolve(path)}`],
  ...['-map', '0:a:0', '-vn', '-f', 's16le', '-ar', String(SAMPLE_RATE_HZ), '-ac', '1', 'pipe:1'],
]
