/** How the time between datagrams is seen, in shares of it: later by more than this, one is missing. */
const MISSING_SHARE = 0.6
/** A gap between two arrivals that is shorter than this is none in which something could be missing. */
const GAP_SHARE = 1.4
/** More that is missing at once is a sender that paused: it goes on where it was. */
const MOST_MISSING = 43
/** How fast the clock follows arrivals that are later than it: a sender whose clock is slower. */
const FOLLOWING = 0.002

/**
 * Numbers datagrams that carry none, by their order of arrival and the sender's steady clock: a gap in time as long as one
 * datagram or several is one, so that what was lost is concealed in its place. What only came late is found too early by the
 * clock afterwards, which is then set.
 */
export class ArrivalOrder {
  private order: number
  /** When datagram 0 would have come undelayed; undefined before the first. */
  private baseMs: number | undefined
  private lastMs = -Infinity

  /** Datagrams are sent so far apart, and the count begins with `first`. */
  constructor(
    private readonly everyMs: number,
    first = 0,
  ) {
    this.order = first - 1
  }

  /** The number of a datagram that comes now; `nowMs` is of a clock that never steps. */
  next(nowMs: number): number {
    const gapMs = nowMs - this.lastMs
    this.lastMs = nowMs
    this.order++
    this.baseMs ??= nowMs - this.order * this.everyMs
    this.order += this.missing(nowMs - this.baseMs - this.order * this.everyMs, gapMs)
    this.follow(nowMs - this.order * this.everyMs, this.baseMs, gapMs)
    return this.order
  }

  private missing(latenessMs: number, gapMs: number): number {
    const { everyMs } = this
    if (latenessMs < MISSING_SHARE * everyMs || gapMs < GAP_SHARE * everyMs) return 0
    const missing = Math.min(Math.round(latenessMs / everyMs), Math.round(gapMs / everyMs) - 1)
    return missing <= MOST_MISSING ? missing : 0
  }

  /** Sets the clock: the earliest tell it, and who paused begins a new one. */
  private follow(ownMs: number, baseMs: number, gapMs: number): void {
    const lateMs = ownMs - baseMs
    const isNew = lateMs < 0 || gapMs > MOST_MISSING * this.everyMs
    this.baseMs = isNew ? ownMs : baseMs + lateMs * FOLLOWING
  }
}
