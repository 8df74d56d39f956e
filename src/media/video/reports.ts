import { encodeReport, type ReceiverReport } from '../../protocol/media/receiver-report'

/** Who is a vcall, and may follow what it is told, is told so often. */
const INTERVAL_MS = 400
/** Anybody else may become known as one: a few bytes a second. */
const STRANGER_INTERVAL_MS = 1000

/** What we tell the sender of how its pictures fare here. Times are of a clock that never steps. */
export class Reports {
  private high: number | undefined
  private highMs = 0
  private got = 0
  private lateness = { count: 0, sumMs: 0 }
  private shown = 0
  private toldMs = -Infinity
  private isVcall = false

  /** The other end tells us the same. */
  known(): void {
    this.isVcall = true
  }

  /** A picture came in order, so much later than an undelayed one would have. */
  arrived(order: number | undefined, latenessMs: number, nowMs: number): void {
    this.got++
    this.lateness = { count: this.lateness.count + 1, sumMs: this.lateness.sumMs + latenessMs }
    if (order === undefined) return
    this.high = order
    this.highMs = nowMs
  }

  /** A picture was decoded to be shown. */
  wasShown(): void {
    this.shown++
  }

  /** The comment of a picture that goes out at `nowMs`, with all that got lost so far; most have none. */
  comment(lost: number, nowMs: number): Uint8Array | undefined {
    if (this.high === undefined || nowMs - this.toldMs < (this.isVcall ? INTERVAL_MS : STRANGER_INTERVAL_MS)) return
    return encodeReport(this.report(this.high, lost, nowMs))
  }

  private report(high: number, lost: number, nowMs: number): ReceiverReport {
    const { got, highMs, lateness, shown } = this
    const seconds = Math.min(10, (nowMs - this.toldMs) / 1000)
    this.toldMs = nowMs
    this.shown = 0
    this.lateness = { count: 0, sumMs: 0 }
    const delayMs = lateness.count === 0 ? 0 : lateness.sumMs / lateness.count
    return { high, got, lost, heldMs: nowMs - highMs, delayMs, shownFps: shown / seconds }
  }
}
