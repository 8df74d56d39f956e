/**
 * A schedule of evenly spaced moments that does not drift: each is counted from the beginning, not from the one before.
 * Times are milliseconds of a clock that never steps.
 */
export class Pace {
  private beginMs = 0
  private count = 0
  private intervalMs: number

  constructor(fps: number) {
    this.intervalMs = 1000 / fps
  }

  /** Starts anew: the first moment is now. */
  restart(nowMs: number, fps: number): void {
    this.beginMs = nowMs
    this.count = 0
    this.intervalMs = 1000 / fps
  }

  /** Milliseconds to the next moment. Moments that were missed are left out, not made up for. */
  delay(nowMs: number): number {
    const passed = Math.floor((nowMs - this.beginMs) / this.intervalMs)
    this.count = Math.max(this.count, passed) + 1
    return Math.max(0, this.beginMs + this.count * this.intervalMs - nowMs)
  }
}
