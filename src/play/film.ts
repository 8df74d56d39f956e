import { LinkController } from '../media/link/controller'
import type { Delivery } from '../media/link/delivery'
import type { PlayMedia, Which } from '../media/video/messages'
import { VideoProcess, type VideoEvent } from '../media/video/video-process'
import { EXIT, Failure } from '../exit'
import { PicturePump, type PictureScreen } from '../interface/picture-pump'
import { clean } from '../protocol/text'

/** The last picture may take so long to be drawn after the end, and is held for whole when nothing came for so long. */
const LAST_PICTURE_MS = 3000
const QUIET_MS = 200

/** What is played, and how. */
export interface FilmOptions {
  readonly media: PlayMedia
  /** Pictures a second at most. */
  readonly fps?: number | undefined
  /** Bytes a second at most. */
  readonly budget?: number | undefined
  /** A picture that does not move is over as soon as it is drawn. */
  readonly stillEnds?: boolean
}

/** What is known of what is played. */
export interface FilmState {
  readonly label: string
  readonly still: boolean
  readonly durationMs?: number | undefined
  readonly positionMs: number
  readonly paused: boolean
  readonly ended: boolean
}

const UNKNOWN: FilmState = { label: '', still: false, positionMs: 0, paused: false, ended: false }

/** Something that is played on a screen: the video process reads and draws it, the pump brings it to the terminal. */
export class Film {
  private readonly video: VideoProcess
  private readonly pump: PicturePump
  private readonly link: LinkController
  private readonly ticking: NodeJS.Timeout
  private readonly finished: Promise<void>
  private finish: () => void = () => undefined
  private fail: (failure: Failure) => void = () => undefined
  private current = UNKNOWN
  private endedMs: number | undefined
  private drawnMs = performance.now()
  private drawnCount = 0

  constructor(
    screen: PictureScreen,
    private readonly options: FilmOptions,
    /** Called whenever the state changed, and with each picture. */
    private readonly onChange: () => void,
  ) {
    this.video = new VideoProcess({ inheritStdin: options.media.kind === 'stdin' })
    this.link = new LinkController(options.budget)
    this.pump = new PicturePump(screen, this.video, this.link)
    this.finished = new Promise((resolve, reject) => {
      this.finish = resolve
      this.fail = reject
    })
    this.video.on((event) => this.take(event))
    this.ticking = setInterval(() => this.tick(), QUIET_MS / 2)
  }

  get state(): FilmState {
    return this.current
  }

  /** Pictures drawn so far. */
  get drawn(): number {
    return this.drawnCount
  }

  /** Where the picture is, as far as one was asked for. */
  get box(): PicturePump['theirs'] {
    return this.pump.theirs
  }

  /** Plays; resolves when it has come to its end and all of it is drawn. Rejects with Failure. */
  async play(): Promise<void> {
    const { media, fps } = this.options
    this.video.send({ type: 'play', media, fps })
    this.pump.want()
    await this.finished
  }

  /** There is room on the screen, or it changed. */
  want(): void {
    this.pump.want()
  }

  /** The terminal has a picture. */
  delivered(delivery: Delivery): void {
    this.link.delivered(delivery)
  }

  /** Pauses, or goes on. */
  toggle(): void {
    this.video.send({ type: 'play-pause', paused: !this.current.paused })
  }

  /** Goes elsewhere; what had ended goes on. */
  seek(byMs: number): void {
    this.endedMs = undefined
    this.video.send({ type: 'play-seek', byMs })
    if (!this.current.paused) this.video.send({ type: 'play-pause', paused: false })
  }

  /** Ends `play`, and the process behind it. Idempotent. */
  async close(): Promise<void> {
    clearInterval(this.ticking)
    this.pump.close()
    this.finish()
    await this.video.close()
  }

  private take(event: VideoEvent): void {
    switch (event.type) {
      case 'picture':
        return this.onDrawn(this.pump.take(event))
      case 'play-ready':
        this.noteEnd(event.still && this.options.stillEnds === true)
        return this.change({ label: clean(event.label), still: event.still, durationMs: event.durationMs })
      case 'play-state':
        this.noteEnd(event.ended || (this.current.still && this.options.stillEnds === true))
        return this.change({ positionMs: event.positionMs, paused: event.paused, ended: event.ended })
      case 'play-failed':
        return this.fail(new Failure(EXIT.failure, 'play', clean(event.message)))
      case 'restarted':
      case 'gave-up':
        return this.fail(new Failure(EXIT.failure, 'play', 'The process that reads and draws the picture died.'))
      case 'ready':
      case 'opened':
      case 'open-failed':
      case 'source-ready':
      case 'source-failed':
      case 'source-ended':
      case 'source-playing':
      case 'measured':
      case 'stats':
      case 'heard':
      case 'stray':
      case 'peer-audio':
      case 'filters-ready':
      case 'filters-failed':
      case 'preview':
      case 'snapshot':
        return
    }
  }

  private noteEnd(ended: boolean): void {
    this.endedMs = ended ? (this.endedMs ?? performance.now()) : undefined
  }

  private onDrawn(pictures: readonly Which[]): void {
    this.drawnMs = performance.now()
    this.drawnCount += pictures.length
    this.onChange()
  }

  private change(change: Partial<FilmState>): void {
    this.current = { ...this.current, ...change }
    this.onChange()
  }

  /** At the end the last picture may still be on its way, in parts. */
  private tick(): void {
    this.pump.want()
    if (this.endedMs === undefined) return
    const now = performance.now()
    if (now - Math.max(this.drawnMs, this.endedMs) > QUIET_MS || now - this.endedMs > LAST_PICTURE_MS) this.finish()
  }
}
