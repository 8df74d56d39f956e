/** How a server finds the end of a request. Milliseconds and characters. */
export const REQUEST_LIMITS = {
  /** Silence after what looks whole; a bit more than the 40 ms for which a delayed acknowledgement holds back a piece. */
  settleMs: 50,
  /** Silence after what is certainly not whole, before it is taken for all there is. */
  unfinishedMs: 500,
  maxChars: 1024,
} as const

/** What stood between two ends. */
export type Framed =
  | { readonly type: 'request'; readonly text: string }
  /** More characters than any request has, and no end in them. What was read is gone. */
  | { readonly type: 'oversize' }

const NEXT_VERB = '(?:REGISTER|QUERY) |(?:LIST_USERS|QUIT)(?=$|[\\s\\0]|REGISTER |QUERY |LIST_USERS|QUIT)'
const FIELD = ' [^\\s\\0]+'
// Only the last field of a request may run into the next verb: a password may well contain one.
const GLUED = new RegExp(`^(?:REGISTER(?:${FIELD}){4}${FIELD}?|QUERY${FIELD}?|LIST_USERS|QUIT)(?=${NEXT_VERB})`)
const LINE = /^[^\r\n\0]*(?=[\r\n\0])/
const ALONE = /^(?:LIST_USERS|QUIT) *$/
const LOOKS_WHOLE = new RegExp(`^(?:REGISTER(?:${FIELD}){4} [Vv]\\d+(?:#[Vv]\\d+)*|QUERY${FIELD})$`)
const VERBS = ['REGISTER ', 'QUERY ', 'LIST_USERS', 'QUIT']

/** Whether this can no longer become a request, whatever follows. */
const isForeign = (text: string): boolean =>
  !VERBS.some((verb) => (text.length < verb.length ? verb.startsWith(text) : text.startsWith(verb)))

/**
 * Cuts a stream of characters into requests, which nothing terminates (UAM V0/V1, section 1): what cannot go on is whole
 * at once, everything else after silence. Line ends and NUL, which some clients append, end a request; so does the
 * verb of the next one. Pulled, not pushed, so that a server reads on only when it has answered.
 */
export class RequestReader {
  private buffer = ''
  private lastByteMs = 0
  private ended = false

  /** Characters that are waiting. */
  get size(): number {
    return this.buffer.length
  }

  push(piece: string, nowMs: number): void {
    this.buffer += piece
    this.lastByteMs = nowMs
  }

  /** The client will send nothing more. */
  end(): void {
    this.ended = true
  }

  /** Takes the next request out, or undefined when none is whole at this time. */
  next(nowMs: number): Framed | undefined {
    this.buffer = this.buffer.replace(/^[\s\0]+/, '')
    if (this.buffer === '') return undefined
    const length = this.requestLength(nowMs)
    if (length !== undefined) return this.take(length)
    if (this.buffer.length <= REQUEST_LIMITS.maxChars) return undefined
    this.buffer = ''
    return { type: 'oversize' }
  }

  /** When to ask again though nothing was pushed, or undefined when nothing is waiting. */
  get deadlineMs(): number | undefined {
    return this.buffer === '' ? undefined : this.lastByteMs + this.patienceMs()
  }

  private requestLength(nowMs: number): number | undefined {
    const head = this.buffer.slice(0, REQUEST_LIMITS.maxChars + 1)
    if (isForeign(head)) return this.buffer.length
    const certain = this.certainLength(head)
    if (certain !== undefined) return certain
    const silent = this.ended || nowMs >= this.lastByteMs + this.patienceMs()
    return silent && this.buffer.length <= REQUEST_LIMITS.maxChars ? this.buffer.length : undefined
  }

  private certainLength(head: string): number | undefined {
    if (ALONE.test(head)) return head.length
    const line = LINE.exec(head)?.[0].length
    const glued = GLUED.exec(head)?.[0].length
    if (line === undefined || glued === undefined) return line ?? glued
    return Math.min(line, glued)
  }

  private patienceMs(): number {
    return LOOKS_WHOLE.test(this.buffer) ? REQUEST_LIMITS.settleMs : REQUEST_LIMITS.unfinishedMs
  }

  private take(length: number): Framed {
    const text = this.buffer.slice(0, length)
    this.buffer = this.buffer.slice(length)
    return { type: 'request', text }
  }
}
