import type { Stage } from '../../media/stage'
import { clean } from '../../protocol/text'
import { interpret, scan } from './sequence'
import type { Token } from './token'

/** An escape that nothing follows for this long is the Escape key, in ms; while an answer is due it may begin that. */
const LONE_ESCAPE_MS = 30
const DUE_ESCAPE_MS = 150
/** A begun report or answer whose rest does not come is dropped after this time, in ms. */
const REST_MS = 1000
/** A paste whose end does not come is taken as ended after this time, in ms. */
const PASTE_END_MS = 2000
/** The longest answer of a terminal, and the longest paste, in characters. */
const LONGEST_SEQUENCE = 4096
const LONGEST_PASTE = 4096
const PASTE_BEGIN = '\x1b[200~'
const PASTE_END = '\x1b[201~'
const LONE = /^\x1b(?:[[OP\]X^_])?$/

/** Counters of what was dropped. */
export interface TokenizerDrops {
  /** Sequences that never ended, or were too long. */
  broken: number
  /** Characters of pastes beyond the longest. */
  pasted: number
}

/** Cuts what a terminal sends into whole tokens, however it was cut on the way. */
export class Tokenizer implements Stage<string, Token> {
  private rest = ''
  private paste: string | undefined
  private skipping = false
  private dueMs: number | undefined
  /** Answers of the terminal are to come. */
  answersDue = false
  readonly drops: TokenizerDrops = { broken: 0, pasted: 0 }

  /** When `poll` has something to do, in the clock of `now`. */
  get deadline(): number | undefined {
    return this.dueMs
  }

  /** `text` is decoded UTF-8 of any length. */
  push(text: string, now: number): readonly Token[] {
    this.rest += text
    const tokens: Token[] = []
    while (this.step(tokens));
    this.dueMs = this.waitMs() === undefined ? undefined : now + (this.waitMs() ?? 0)
    return tokens
  }

  /** Decides about what was begun and not ended. */
  poll(now: number): readonly Token[] {
    if (this.dueMs === undefined || now < this.dueMs) return []
    this.dueMs = undefined
    if (this.paste !== undefined) return [this.endPaste(this.rest)]
    const begun = this.rest
    const { skipping } = this
    this.rest = ''
    this.skipping = false
    if (skipping) return []
    if (LONE.test(begun)) return [{ type: 'key', sequence: begun }]
    this.drops.broken++
    return []
  }

  /** Takes one token from the rest; false when more input is needed. */
  private step(tokens: Token[]): boolean {
    if (this.paste !== undefined) return this.stepPaste(tokens)
    if (this.skipping) return this.stepSkip()
    if (this.rest === '') return false
    const found = scan(this.rest)
    if (found === 'incomplete') return this.refuseTooLong()
    const sequence = this.rest.slice(0, found.length)
    this.rest = this.rest.slice(found.length)
    if (sequence === PASTE_BEGIN) this.paste = ''
    else pushIf(tokens, interpret(sequence))
    return true
  }

  private stepPaste(tokens: Token[]): boolean {
    const end = this.rest.indexOf(PASTE_END)
    if (end >= 0) {
      const { rest } = this
      tokens.push(this.endPaste(rest.slice(0, end)))
      this.rest = rest.slice(end + PASTE_END.length)
      return true
    }
    // The end mark may be cut in two: its possible beginning stays.
    const sure = Math.max(0, this.rest.length - PASTE_END.length + 1)
    this.keepPaste(this.rest.slice(0, sure))
    this.rest = this.rest.slice(sure)
    return false
  }

  private keepPaste(text: string): void {
    const whole = (this.paste ?? '') + text
    this.paste = whole.slice(0, LONGEST_PASTE)
    this.drops.pasted += whole.length - this.paste.length
  }

  private endPaste(text: string): Token {
    this.keepPaste(text)
    const pasted = clean(this.paste ?? '')
    this.paste = undefined
    this.rest = ''
    return { type: 'paste', text: pasted }
  }

  /** A sequence longer than any answer: the rest of it is skipped up to its end. */
  private refuseTooLong(): boolean {
    if (this.rest.length <= LONGEST_SEQUENCE) return false
    this.drops.broken++
    this.skipping = true
    return true
  }

  private stepSkip(): boolean {
    const end = /\x1b\\|\x07/.exec(this.rest)
    if (!end) {
      this.rest = this.rest.endsWith('\x1b') ? '\x1b' : ''
      return false
    }
    this.rest = this.rest.slice(end.index + end[0].length)
    this.skipping = false
    return true
  }

  private waitMs(): number | undefined {
    if (this.paste !== undefined) return PASTE_END_MS
    if (this.skipping) return REST_MS
    if (this.rest === '') return undefined
    if (!LONE.test(this.rest)) return REST_MS
    return this.answersDue ? DUE_ESCAPE_MS : LONE_ESCAPE_MS
  }
}

const pushIf = (tokens: Token[], token: Token | undefined): void => {
  if (token) tokens.push(token)
}
