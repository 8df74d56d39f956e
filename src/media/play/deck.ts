import type { Frame } from '../frame'
import type { VideoSource, Wish } from '../source/source'
import type { Clip } from './clip'
import { positionOf, type Place, type SeekTarget } from './place'

/** What a file that is played or sent is doing. */
export interface DeckState extends Place {
  /** Undefined: not known. */
  readonly durationMs: number | undefined
  readonly loop: boolean
  readonly ended: boolean
}

/**
 * A clip with the keys of a player. A seek takes place when the next picture is asked for, so that of many at once only the
 * last one is carried out; a clip that is paused gives one picture after it, and none otherwise.
 */
export class Deck implements VideoSource {
  private paused = false
  private looped: boolean
  /** Where the next picture shall be. */
  private goalMs: number | undefined
  /** A picture is given though it is paused: nobody has seen where it is. */
  private owed = true

  constructor(
    private readonly clip: Clip,
    loop: boolean,
  ) {
    this.looped = loop
  }

  get label(): string {
    return this.clip.label
  }

  get ended(): boolean {
    return this.goalMs === undefined && this.clip.ended
  }

  get state(): DeckState {
    const { clip, paused, looped: loop, ended } = this
    return { positionMs: this.goalMs ?? clip.positionMs, durationMs: clip.durationMs, paused, loop, ended }
  }

  /** Holds the picture (true), or goes on with the next one. */
  pause(paused: boolean): void {
    if (this.paused && !paused) this.clip.resume()
    this.paused = paused
  }

  /** Goes elsewhere, also from the end; shows where that is also while it is paused. */
  seek(target: SeekTarget): void {
    this.goalMs = positionOf(target, this.state)
    this.owed = true
  }

  /** Whether it begins again at its end. */
  setLoop(loop: boolean): void {
    this.looped = loop
    this.clip.setLoop(loop)
  }

  /** Goes on where another one was. */
  restore({ positionMs, paused }: Place): void {
    this.paused = paused
    if (positionMs > 0) this.seek({ toMs: positionMs })
  }

  async next(wish: Wish): Promise<Frame | undefined> {
    if (this.paused && !this.owed) return undefined
    await this.seekNow()
    const frame = await this.clip.next(wish)
    if (frame !== undefined) this.owed = false
    return frame
  }

  close(): Promise<void> {
    return this.clip.close()
  }

  private async seekNow(): Promise<void> {
    const { goalMs } = this
    if (goalMs === undefined) return
    await this.clip.seek(goalMs)
    if (this.goalMs === goalMs) this.goalMs = undefined
  }
}
