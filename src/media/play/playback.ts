import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import { SourceError } from '../source/source'
import type { FromVideo, PlayMedia, ToVideo } from '../video/messages'
import { Pace } from '../video/pace'
import type { Clip } from './clip'
import { Deck } from './deck'
import type { SeekTarget } from './place'

/** Where it is is told so often. */
const TELL_MS = 250
/** A clip is asked so often a second at least, or it takes the silence for a pause. */
const LEAST_ASKED = 5

type PlayWish = Extract<ToVideo, { readonly type: 'play' }>

/** What a playback needs of its surroundings. */
export interface PlaybackPorts {
  /** Rejects with SourceError. */
  open(media: PlayMedia): Promise<Clip>
  /** The size in which pictures are shown. */
  size(): Size
  onPicture(frame: Frame): void
  post(message: FromVideo): void
}

/**
 * Plays one clip at its own rate and shows all of its pictures, or fewer: pauses, goes on, goes elsewhere. One change after
 * the other.
 */
export class Playback {
  private deck: Deck | undefined
  private turn: Promise<void>
  private timer: NodeJS.Timeout | undefined
  private closed = false
  private toldMs = -Infinity
  private readonly pace: Pace
  private askMs = 0
  /** Before that no picture is shown: fewer are wished for than the clip has. */
  private dueMs = 0
  /** The newest picture that came too early. */
  private held: Frame | undefined

  constructor(
    private readonly ports: PlaybackPorts,
    private readonly wish: PlayWish,
  ) {
    this.pace = new Pace(1)
    this.turn = this.begin()
  }

  /** Holds the picture (true) or goes on. */
  pause(paused: boolean): void {
    this.inTurn(() => {
      this.deck?.pause(paused)
      this.tell()
      return this.step()
    })
  }

  /** Goes elsewhere; shows where that is also while it is paused. */
  seek(target: SeekTarget): void {
    this.inTurn(async () => {
      const { deck } = this
      if (deck === undefined) return
      deck.seek(target)
      this.held = undefined
      this.dueMs = 0
      await this.show(deck)
      this.tell()
    })
  }

  /** Gives the clip back. */
  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await this.turn
    await this.deck?.close()
  }

  private inTurn(action: () => Promise<void>): void {
    this.turn = this.turn.then(action).catch((error: unknown) => this.fail(error))
  }

  private async begin(): Promise<void> {
    try {
      const clip = await this.ports.open(this.wish.media)
      this.deck = new Deck(clip, this.wish.media.kind === 'file' && this.wish.media.loop)
      const { label, still, durationMs } = clip
      this.ports.post({ type: 'play-ready', label, still, ...(durationMs !== undefined && { durationMs }) })
      const asked = Math.max(clip.fps, LEAST_ASKED)
      this.askMs = 1000 / asked
      this.pace.restart(performance.now(), asked)
      await this.step()
    } catch (error) {
      this.fail(error)
    }
  }

  private async step(): Promise<void> {
    clearTimeout(this.timer)
    const { deck } = this
    if (deck === undefined || this.closed || deck.state.paused) return
    await this.show(deck)
    if (performance.now() - this.toldMs >= TELL_MS || deck.ended) this.tell()
    if (deck.ended) return
    this.timer = setTimeout(() => this.inTurn(() => this.step()), this.pace.delay(performance.now()))
  }

  private async show(deck: Deck): Promise<void> {
    const frame = (await deck.next({ now: Date.now(), size: this.ports.size() })) ?? this.held
    const due = deck.ended || performance.now() > this.dueMs - this.askMs / 2
    this.held = due ? undefined : frame
    if (frame === undefined || !due) return
    this.schedule(performance.now())
    this.ports.onPicture(frame)
  }

  private schedule(nowMs: number): void {
    const intervalMs = this.wish.fps === undefined ? 0 : 1000 / this.wish.fps
    this.dueMs = Math.max(this.dueMs, nowMs - intervalMs) + intervalMs
  }

  private tell(): void {
    const { deck } = this
    if (deck === undefined) return
    const { positionMs, paused, ended } = deck.state
    this.toldMs = performance.now()
    this.ports.post({ type: 'play-state', positionMs, paused, ended })
  }

  /** Anything but a SourceError is a bug and ends the process. */
  private fail(error: unknown): void {
    if (!(error instanceof SourceError)) throw error
    this.ports.post({ type: 'play-failed', message: error.message })
  }
}
