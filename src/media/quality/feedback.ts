import type { ReceiverReport } from '../../protocol/media/receiver-report'

/** How pictures fared between two reports of the receiver. */
export interface Interval {
  /** Pictures that were sent to it and should have come, and those of them that did not. */
  readonly expected: number
  readonly lost: number
  /** How much later than undelayed ones they came, in ms. */
  readonly delayMs: number
  /** Pictures a second that came, and that were shown. */
  readonly arrivedFps: number
  readonly shownFps: number
  /** There and back, without the time at the other end; undefined: not known. */
  readonly rttMs: number | undefined
}

/** So many departures are remembered: more than ten seconds of them. */
const DEPARTURES = 512
/** Fewer pictures than this tell nothing: they wait for the next report. */
const LEAST_EXPECTED = 5
const LEAST_MS = 300

/** Makes intervals of the reports of a receiver. Pure: times are of any clock that does not step. */
export class Feedback {
  private readonly departures = new Map<number, number>()
  private before: { readonly report: ReceiverReport; readonly atMs: number } | undefined

  /** A picture left. */
  sent(order: number, nowMs: number): void {
    this.departures.set(order, nowMs)
    for (const old of this.departures.keys()) {
      if (this.departures.size <= DEPARTURES) return
      this.departures.delete(old)
    }
  }

  /** A report came; gives the interval when there is enough of it. */
  report(report: ReceiverReport, nowMs: number): Interval | undefined {
    const { before } = this
    if (before === undefined || report.high < before.report.high || report.got < before.report.got) {
      this.before = { report, atMs: nowMs }
      return undefined
    }
    const expected = report.high - before.report.high
    const passedMs = nowMs - before.atMs
    if (expected < LEAST_EXPECTED || passedMs < LEAST_MS) return undefined
    this.before = { report, atMs: nowMs }
    return {
      expected,
      lost: Math.max(0, Math.min(expected, report.lost - before.report.lost)),
      delayMs: report.delayMs,
      arrivedFps: ((report.got - before.report.got) * 1000) / passedMs,
      shownFps: report.shownFps,
      rttMs: this.roundTrip(report, nowMs),
    }
  }

  private roundTrip({ high, heldMs }: ReceiverReport, nowMs: number): number | undefined {
    const leftMs = this.departures.get(high)
    return leftMs === undefined ? undefined : Math.max(0, nowMs - leftMs - heldMs)
  }
}
