/** The share of the ceiling that flows in steadily, and for how long it is kept: together less than all of it. */
const STEADY_SHARE = 0.75
const KEPT_MS = 300

/** A ceiling of bytes a second, for any second: who takes more than there is waits until it is made up for. */
export class Allowance {
  private readonly bytesPerMs: number
  /** The most that may go out in one piece, in bytes. */
  readonly most: number
  private left: number
  private atMs = 0

  constructor(bytesPerSecond: number) {
    this.bytesPerMs = (bytesPerSecond * STEADY_SHARE) / 1000
    this.most = (bytesPerSecond * KEPT_MS * STEADY_SHARE) / 1000
    this.left = this.most
  }

  /** Bytes went out. */
  take(bytes: number, nowMs: number): void {
    this.left = this.leftAt(nowMs) - bytes
    this.atMs = nowMs
  }

  /** The time from which on so many bytes, or the most that there can be, may go out. */
  when(bytes: number, nowMs: number): number {
    const missing = Math.min(bytes, this.most) - this.leftAt(nowMs)
    return missing <= 0 ? nowMs : nowMs + missing / this.bytesPerMs
  }

  /** What flows in within so many milliseconds, in bytes. */
  within(ms: number): number {
    return Math.min(this.most, this.bytesPerMs * ms)
  }

  private leftAt(nowMs: number): number {
    return Math.min(this.most, this.left + Math.max(0, nowMs - this.atMs) * this.bytesPerMs)
  }
}
