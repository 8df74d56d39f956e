import type { Stage } from '../stage'

/** What is needed of a picture to show it in time. */
export interface Timed {
  /** Unix ms by the sender's clock; absent when the sender gave none. */
  readonly madeAtMs?: number | undefined
}

/** A picture whose time has come. */
export interface Presented<Picture> {
  readonly picture: Picture
  /** From the arrival that an undelayed picture would have had until now, in ms. */
  readonly delayMs: number
}

interface Held<Picture> {
  readonly picture: Picture
  readonly dueMs: number
  /** When it would have come without a delay on the way. */
  readonly baseMs: number
}

/** No picture is held longer than this, whatever the sound does. */
export const MAX_HOLD_MS = 500
/** At most so many wait: half a second at 60 fps. */
const MAX_HELD = 30
/** The least transit time is that of the last one or two of these: clocks drift, ways change. */
const WINDOW_MS = 10_000

/**
 * Shows pictures as late as the sound of the same moment is played. The sender's timestamps and the arrivals give the
 * least time that a picture takes; what came later than that is held less, so the delay is even.
 */
export class Presentation<Picture extends Timed> implements Stage<Picture, Presented<Picture>> {
  private readonly held: Held<Picture>[] = []
  private wantedMs = 0
  private least = Infinity
  private leastBefore = Infinity
  private lastLatenessMs = 0
  private windowEndsMs = -Infinity

  /** When to poll next, in ms; undefined: nothing waits. */
  get deadline(): number | undefined {
    return this.held[0]?.dueMs
  }

  /** How much later than an undelayed one the last picture came, in ms; 500 at most. */
  get latenessMs(): number {
    return this.lastLatenessMs
  }

  /** The delay from now on, in ms after an undelayed arrival; 0 shows each picture at once. */
  setDelay(delayMs: number): void {
    this.wantedMs = Math.max(0, Math.min(MAX_HOLD_MS, delayMs))
  }

  /** One picture in order; returns those that are due, the oldest first. */
  push(picture: Picture, now: number): readonly Presented<Picture>[] {
    this.lastLatenessMs = this.latenessOf(picture, now)
    const baseMs = now - this.lastLatenessMs
    const dueMs = Math.max(now, Math.min(baseMs + this.wantedMs, now + MAX_HOLD_MS), this.held.at(-1)?.dueMs ?? now)
    this.held.push({ picture, baseMs, dueMs })
    const crowded = this.held.length > MAX_HELD ? this.held.splice(0, this.held.length - MAX_HELD) : []
    return [...crowded.map((each) => presented(each, now)), ...this.poll(now)]
  }

  /** The pictures that are due. */
  poll(now: number): readonly Presented<Picture>[] {
    const waiting = this.held.findIndex(({ dueMs }) => dueMs > now)
    const due = this.held.splice(0, waiting < 0 ? this.held.length : waiting)
    return due.map((each) => presented(each, now))
  }

  private latenessOf({ madeAtMs }: Timed, now: number): number {
    if (madeAtMs === undefined) return 0
    if (now >= this.windowEndsMs) {
      this.leastBefore = this.least
      this.least = Infinity
      this.windowEndsMs = now + WINDOW_MS
    }
    const transit = now - madeAtMs
    this.least = Math.min(this.least, transit)
    return Math.min(MAX_HOLD_MS, transit - Math.min(this.least, this.leastBefore))
  }
}

const presented = <Picture>({ picture, baseMs }: Held<Picture>, now: number): Presented<Picture> => ({
  picture,
  delayMs: now - baseMs,
})
