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
const PAUSE_MS = 700

/** A video by ffmpeg: each seek, and the end of each pause, is a new child that begins there. */
export class FfmpegClip implements Clip {
  readonly label: string
  readonly still = false
  private beganMs: number
  private askedMs: number
  private source: Ffmpeg | undefined

  private constructor(
    private readonly path: string,
    private readonly facts: ClipFacts,
    private readonly loop: boolean,
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
    return this.source?.ended ?? false
  }

  get positionMs(): number {
    const passedMs = this.askedMs - this.beganMs
    const { durationMs } = this
    if (durationMs === undefined) return passedMs
    return this.loop ? passedMs % durationMs : Math.min(passedMs, durationMs)
  }

  async next({ now }: Wish): Promise<Frame | undefined> {
    if (now - this.askedMs > PAUSE_MS && !this.ended) await this.seek(this.positionMs)
    this.askedMs = now
    return this.source?.next()
  }

  async seek(positionMs: number): Promise<void> {
    await this.source?.close()
    const loop = ['-stream_loop', this.loop ? '-1' : '0']
    this.source = await Ffmpeg.open({
      label: this.label,
      arguments: ['-re', ...loop, '-ss', (positionMs / 1000).toFixed(3), '-i', `file:${resolve(this.path)}`],
      size: within(this.facts),
      failure: `The video ${this.path} cannot be read: it is damaged, or of a kind that is not known here.`,
    })
    this.askedMs = Date.now()
    this.beganMs = this.askedMs - positionMs
  }

  async close(): Promise<void> {
    await this.source?.close()
  }
}

const within = ({ width = MOST.width, height = MOST.height }: ClipFacts): Size => {
  const share = Math.min(1, MOST.width / width, MOST.height / height)
  return { width: Math.max(2, Math.round(width * share)), height: Math.max(2, Math.round(height * share)) }
}
