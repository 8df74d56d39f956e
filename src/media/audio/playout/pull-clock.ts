import { msOf } from '../format'

/** The earliest pull is looked for among those of one to two of these. */
const WINDOW_MS = 500

/**
 * The clock of who pulls, seen through the pulls: the earliest of the last second, by the count of samples, tell it. Pulls
 * may come late and in bunches; what counts is how early samples are wanted.
 */
export class PullClock {
  /** Samples pulled so far. */
  pulled = 0
  private current = Infinity
  private before = Infinity
  private sinceMs = -Infinity

  /** So many samples are wanted now. */
  note(count: number, now: number): void {
    if (now - this.sinceMs >= WINDOW_MS) {
      this.before = now - this.sinceMs >= 2 * WINDOW_MS ? Infinity : this.current
      this.current = Infinity
      this.sinceMs = now
    }
    this.current = Math.min(this.current, now - msOf(this.pulled + count))
  }

  /** They were given. */
  advance(count: number): void {
    this.pulled += count
  }

  /** When all must be there of a pull that begins with the sample pulled next, by the clock of the earliest pulls. */
  get dueMs(): number {
    return Math.min(this.current, this.before) + msOf(this.pulled)
  }
}
