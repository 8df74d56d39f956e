/** Every row is looked at closely once in this time, so that nothing wrong stays for a second. */
const ROUND_MS = 800
/** The time between two pictures where nobody says it. */
const USUAL_GAP_MS = 33

/** Rows that are due: `count` of them from `first` on, around the end. */
export interface DueRows {
  readonly first: number
  readonly count: number
}

/** Whose turn it is: each row of a box comes once a round, however often and however irregularly pictures are drawn. */
export class Refresh {
  private next = 0
  private lastMs: number | undefined
  /** The part of a row that was due beyond whole ones. */
  private rest = 0

  constructor(private readonly rows: number) {}

  /** The rows that are due at this time, in ms of any clock that never goes back. */
  due(nowMs: number | undefined): DueRows {
    const share = this.rest + (this.gapMs(nowMs) * this.rows) / ROUND_MS
    const count = Math.min(this.rows, Math.floor(share))
    this.rest = Math.min(this.rows, share - count)
    return { first: this.next, count }
  }

  /** So many of the rows that were due were looked at; the others are due again. */
  done(count: number, due: DueRows): void {
    const done = Math.min(count, due.count)
    this.rest += due.count - done
    this.next = this.rows === 0 ? 0 : (this.next + done) % this.rows
  }

  private gapMs(nowMs: number | undefined): number {
    if (nowMs === undefined) return USUAL_GAP_MS
    const gap = this.lastMs === undefined ? 0 : nowMs - this.lastMs
    this.lastMs = nowMs
    return Math.max(0, gap)
  }
}
