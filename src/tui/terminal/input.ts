import { StringDecoder } from 'node:string_decoder'
import type { ReadStream } from 'node:tty'
import { isFence } from './answers'
import type { Token } from './token'
import { Tokenizer } from './tokenizer'

/** A terminal that has answered within this time may be about to answer again, in ms. */
const TALKING_MS = 2000
/** Tokens that wait for somebody who listens, at most. */
const MOST_WAITING = 1000

/** The keyboard's side of the terminal as tokens. What comes before anybody listens is kept. */
export class TerminalInput {
  private readonly tokenizer = new Tokenizer()
  private readonly decoder = new StringDecoder('utf8')
  private readonly waiting: Token[] = []
  private listener: ((token: Token) => void) | undefined
  private timer: NodeJS.Timeout | undefined
  private deciding: NodeJS.Immediate | undefined
  private fenced = false
  private answeredMs = -Infinity
  private unanswered = (): number => 0
  /** Tokens dropped because nobody listened. */
  dropped = 0
  private readonly onData = (bytes: Buffer): void => this.feed(this.decoder.write(bytes))
  // A terminal that ends without a signal has been taken away like one that hangs up.
  private readonly onEnd = (): void => void process.kill(process.pid, 'SIGHUP')

  constructor(private readonly stream: ReadStream) {
    stream.on('data', this.onData)
    stream.on('end', this.onEnd)
    stream.on('error', this.onEnd)
    stream.resume()
  }

  /** Gives every token from now on, and those kept, to `listener` alone; undefined: keep them. */
  listen(listener: ((token: Token) => void) | undefined): void {
    this.listener = listener
    if (listener) for (const token of this.waiting.splice(0)) this.hand(token)
  }

  /** Puts a token back in front of the queue of nobody's tokens: it was for somebody who listens later. */
  keep(token: Token): void {
    if (this.waiting.length < MOST_WAITING) this.waiting.push(token)
    else this.dropped++
  }

  /** Tells how many status answers are to come, so that the beginning of one is not taken for the Escape key. */
  expect(unanswered: () => number): void {
    this.unanswered = unanswered
  }

  close(): void {
    this.cancel()
    this.listener = undefined
    this.stream.off('data', this.onData)
    this.stream.off('end', this.onEnd)
    this.stream.off('error', this.onEnd)
    this.stream.pause()
  }

  private feed(text: string): void {
    const now = performance.now()
    this.tokenizer.answersDue = this.answersDue(now)
    for (const token of this.tokenizer.push(text, now)) this.hand(token)
    this.schedule()
  }

  /** More may be on their way than those that are counted: of a terminal that was held for dumb none is. */
  private answersDue(now: number): boolean {
    return !this.fenced || this.unanswered() > 0 || now - this.answeredMs < TALKING_MS
  }

  private schedule(): void {
    this.cancel()
    const { deadline } = this.tokenizer
    if (deadline === undefined) return
    this.timer = setTimeout(() => this.decide(), Math.max(0, Math.ceil(deadline - performance.now())))
  }

  /** Not before what has come meanwhile is read: the program may have been busy, and timers are looked at first. */
  private decide(): void {
    this.deciding = setImmediate(() => this.poll())
  }

  private cancel(): void {
    clearTimeout(this.timer)
    clearImmediate(this.deciding)
  }

  private poll(): void {
    for (const token of this.tokenizer.poll(performance.now())) this.hand(token)
    this.schedule()
  }

  private noteReply(text: string): void {
    this.answeredMs = performance.now()
    this.fenced ||= isFence(text)
  }

  private hand(token: Token): void {
    if (token.type === 'reply') this.noteReply(token.text)
    if (this.listener) this.listener(token)
    else this.keep(token)
  }
}
