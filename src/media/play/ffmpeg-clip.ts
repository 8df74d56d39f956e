import { basename, resolve } from 'node:path'
import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import { Ffmpeg } from '../source/ffmpeg'
import { mustBeFile } from '../source/file'
import type { Wish } from '../source/source'
import type { Clip } from './clip'
import { probeClip, type ClipFacts } from './probe'

/** The largest picture that is asked of ffmpeg: no terminal shows more. */
const MOST: Size = { width: 960, height: 720 }
/** Nobody asked for so long: the clip is paused, and goes on where it was. */
const PAUSE_MS = 1500

/** A video by ffmpeg: each seek, the end of each pause, and another wish for its end is a new child that begins there. */
export class FfmpegClip implements Clip {
  readonly label: string
  readonly still = false
  private beganMs: number
  private askedMs: number
  private source: Ffmpeg | undefined
  /** The child runs elsewhere than it should. */
  private stale = false

  private constructor(
    private readonly path: string,
    private readonly facts: ClipFacts,
    private loop: boolean,
  ) {
    this.label = basename(path)
    this.beganMs = this.askedMs = Date.now()
  }

  /** Opens a file; rejects with SourceError when there is no first picture. */
  static async open(path: string, loop: boolean): Promise<FfmpegClip> {
    await mustBeFile('video', path)
    const clip = new FfmpegClip(path, await probeClip(path), loop)
    await clip.seek(0)
    return clip
  }

  get fps(): number {
    return this.facts.fps ?? 25
  }

  get durationMs(): number | undefined {
    return this.facts.durationMs
  }

  get ended(): boolean {
    return !this.loop && this.source?.ended === true
  }

  get positionMs(): number {
    const passedMs = this.askedMs - this.beganMs
    const { durationMs } = this
    if (durationMs === undefined) return passedMs
    return this.loop ? passedMs % durationMs : Math.min(passedMs, durationMs)
  }

  async next({ now }: Wish): Promise<Frame | undefined> {
    if ((now - this.askedMs > PAUSE_MS || this.stale) && !this.ended) await this.seek(this.positionMs)
    this.askedMs = now
    const frame = await this.source?.next()
    if (frame === undefined && this.loop && this.source?.ended === true) await this.seek(0)
    return frame
  }

  async seek(positionMs: number): Promise<void> {
    this.stale = false
    await this.source?.close()
    // ffmpeg repeats what it began with: whole, or not at all.
    const loop = ['-stream_loop', this.loop && positionMs === 0 ? '-1' : '0']
    this.source = await Ffmpeg.open({
      label: this.label,
      arguments: ['-re', ...loop, '-ss', (positionMs / 1000).toFixed(3), '-i', `file:${resolve(this.path)}`],
      size: within(this.facts),
      failure: `The video ${this.path} cannot be read: it is damaged, or of a kind that is not known here.`,
    })
    this.askedMs = Date.now()
    this.beganMs = this.askedMs - positionMs
  }

  resume(): void {
    this.stale = true
  }

  setLoop(loop: boolean): void {
    this.stale ||= loop !== this.loop
    this.loop = loop
  }

  async close(): Promise<void> {
    await this.source?.close()
  }
}

const within = ({ width = MOST.width, height = MOST.height }: ClipFacts): Size => {
  const share = Math.min(1, MOST.width / width, MOST.height / height)
  return { width: Math.max(2, Math.round(width * share)), height: Math.max(2, Math.round(height * share)) }
}
