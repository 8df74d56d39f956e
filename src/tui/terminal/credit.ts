/** Pictures that may be on their way, unacknowledged. */
const MOST_UNACKNOWLEDGED = 2
/** After this time an answer is held for lost (a tmux that was detached, a mode change). */
const ANSWER_LOST_MS = 10_000

/**
 * How many pictures may be on their way to the terminal. Each is followed by `CSI 5 n`, and the terminal's answer says
 * that it has drawn it. While no answer was ever seen, the end of the write alone counts. Times are milliseconds.
 */
export class Credit {
  private waiting: number[] = []
  private lastAckMs = 0

  /** `answers`: the terminal is known to answer `CSI 5 n`. */
  constructor(private answers: boolean) {}

  /** A picture and its question went out. */
  sent(nowMs: number): void {
    this.waiting.push(nowMs)
    if (!this.answers && this.waiting.length > MOST_UNACKNOWLEDGED) this.waiting.shift()
  }

  /** `CSI 0 n` came; one that nobody waits for is ignored. */
  acknowledged(nowMs: number): void {
    this.answers = true
    const sentAt = this.waiting.shift()
    if (sentAt !== undefined) this.lastAckMs = nowMs - sentAt
  }

  /** Whether another picture may go out. */
  free(nowMs: number): boolean {
    const [oldest] = this.waiting
    if (oldest !== undefined && nowMs - oldest > ANSWER_LOST_MS) this.waiting = []
    return !this.answers || this.waiting.length < MOST_UNACKNOWLEDGED
  }

  /** How many answers are still to come. */
  get unanswered(): number {
    return this.answers ? this.waiting.length : 0
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
