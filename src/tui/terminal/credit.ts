import type { Delivery, InFlight } from '../../media/link/delivery'

/** Pictures that may be on their way, unacknowledged. */
const MOST_UNACKNOWLEDGED = 2
/** After this time an answer is held for lost (a tmux that was detached, a mode change). */
const ANSWER_LOST_MS = 10_000

/** A picture whose answer is to come. */
interface Waiting extends InFlight {
  drainedMs: number | undefined
}

/**
 * How many pictures may be on their way to the terminal. Each is followed by `CSI 5 n`, and the terminal's answer says
 * that it has drawn it. While no answer was ever seen, the end of the write alone counts. Times are milliseconds.
 */
export class Credit {
  private waiting: Waiting[] = []
  private lastAckMs = 0

  /** `answers`: the terminal is known to answer `CSI 5 n`. */
  constructor(private answers: boolean) {}

  /** A picture of so many bytes and its question go out. */
  sent(bytes: number, nowMs: number): void {
    this.waiting.push({ bytes, sentMs: nowMs, drainedMs: undefined })
    if (!this.answers && this.waiting.length > MOST_UNACKNOWLEDGED) this.waiting.shift()
  }

  /** The last byte of the newest picture was taken. Of a terminal that never answers, that is all one hears of it. */
  drained(nowMs: number): Delivery | undefined {
    const newest = this.waiting.at(-1)
    if (newest === undefined) return undefined
    newest.drainedMs = nowMs
    return this.answers ? undefined : { ...newest, drainedMs: nowMs, shownMs: nowMs }
  }

  /** `CSI 0 n` came; one that nobody waits for is ignored. The picture that it is about, if that was not told before. */
  acknowledged(nowMs: number): Delivery | undefined {
    const told = !this.answers
    this.answers = true
    const oldest = this.waiting.shift()
    if (oldest === undefined) return undefined
    this.lastAckMs = nowMs - oldest.sentMs
    const { drainedMs = nowMs } = oldest
    return told && oldest.drainedMs !== undefined ? undefined : { ...oldest, drainedMs, shownMs: nowMs }
  }

  /** Whether another picture may go out. */
  free(nowMs: number): boolean {
    const [oldest] = this.waiting
    if (this.answers && oldest !== undefined && nowMs - oldest.sentMs > ANSWER_LOST_MS) this.giveUp()
    return !this.answers || this.waiting.length < MOST_UNACKNOWLEDGED
  }

  /** Until an answer comes again the end of the write counts alone: else there would be two pictures in this time. */
  private giveUp(): void {
    this.waiting = []
    this.answers = false
  }

  /** How many answers are still to come. */
  get unanswered(): number {
    return this.answers ? this.waiting.length : 0
  }

  /** The pictures on their way, the oldest first. */
  get inFlight(): readonly InFlight[] {
    return this.answers ? this.waiting : this.waiting.filter(({ drainedMs }) => drainedMs === undefined)
  }

  /** What was on its way will not be answered (the terminal was given away). */
  forget(): void {
    this.waiting = []
  }

  /** Time from the start of the write of the last acknowledged picture to its answer, in ms; 0 before the first. */
  get ackMs(): number {
    return this.lastAckMs
  }
}
