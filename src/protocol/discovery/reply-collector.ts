/** How long silence ends a reply, and how long and how large one may be. Milliseconds and characters. */
export const REPLY_LIMITS = {
  /** Without any byte. */
  firstByteMs: 5_000,
  /** Without a further byte of a list that is not complete. */
  listPauseMs: 1_000,
  /** Without a further byte of anything else. */
  pauseMs: 200,
  /** From the request to the last byte, so that a server cannot drip for ever. */
  totalMs: 30_000,
  maxChars: 4 * 1024 * 1024,
} as const

/** How far a reply has come. */
export type Collected =
  | { readonly type: 'waiting'; readonly untilMs: number }
  | { readonly type: 'complete'; readonly text: string }
  | { readonly type: 'failed'; readonly reason: 'silent' | 'endless' | 'oversize' | 'closed' }

const AT_ONCE = /^(?:NOK (?:WRONG_PASS|SYNTAX_ERROR|USER_UNKNOWN)|BYE)[\s\0]*$/
const LIST = 'OK USERS_LIST'
const LIST_HEAD = /^OK USERS_LIST\s+(\d{1,9})\s/
const FIELDS_OF_ENTRY = 4

/**
 * Finds the end of a reply, which nothing marks, from what it says and from silence (UAM V0/V1, section 1, "A client
 * must"). Fed with pieces and the time; owns no clock. Times are milliseconds of any one clock.
 */
export class ReplyCollector {
  private text = ''
  private lastByteMs: number
  private ended = false
  private readonly list = new ListProgress()

  constructor(private readonly startMs: number) {
    this.lastByteMs = startMs
  }

  push(piece: string, nowMs: number): void {
    if (piece === '' || this.text.length > REPLY_LIMITS.maxChars) return
    this.text += piece
    this.lastByteMs = nowMs
    this.list.follow(this.text)
  }

  /** The server closed: nothing more will come. */
  end(): void {
    this.ended = true
  }

  status(nowMs: number): Collected {
    if (this.text.length > REPLY_LIMITS.maxChars) return { type: 'failed', reason: 'oversize' }
    if (this.ended && this.text === '') return { type: 'failed', reason: 'closed' }
    if (this.ended || this.list.complete || AT_ONCE.test(this.text)) return { type: 'complete', text: this.text }
    const untilMs = this.lastByteMs + this.patienceMs()
    const lastMs = this.startMs + REPLY_LIMITS.totalMs
    if (nowMs < Math.min(untilMs, lastMs)) return { type: 'waiting', untilMs: Math.min(untilMs, lastMs) }
    if (this.text === '') return { type: 'failed', reason: 'silent' }
    return nowMs < untilMs ? { type: 'failed', reason: 'endless' } : { type: 'complete', text: this.text }
  }

  private patienceMs(): number {
    if (this.text === '') return REPLY_LIMITS.firstByteMs
    const openList = this.text.startsWith(LIST) && !this.list.full
    return openList ? REPLY_LIMITS.listPauseMs : REPLY_LIMITS.pauseMs
  }
}

/** Counts the entries of a list while it grows, looking at each character once. */
class ListProgress {
  private announced: number | undefined
  private seen = 0
  private marks = 0
  private entries = 0

  /** As many whole entries as announced. */
  get complete(): boolean {
    return this.announced !== undefined && this.entries >= this.announced
  }

  /** As many '#' as announced; one inside a nick counts too, so further entries may follow. */
  get full(): boolean {
    return this.announced !== undefined && this.marks >= this.announced
  }

  follow(text: string): void {
    if (this.announced === undefined && !this.readHead(text)) return
    for (let mark = text.indexOf('#', this.seen); mark >= 0; mark = text.indexOf('#', this.seen)) {
      this.marks += 1
      if (text.slice(this.seen, mark).split(' ').length === FIELDS_OF_ENTRY) this.entries += 1
      this.seen = mark + 1
    }
  }

  private readHead(text: string): boolean {
    const head = LIST_HEAD.exec(text)
    if (head === null) return false
    this.announced = Number(head[1])
    this.seen = head[0].length
    return true
  }
}
