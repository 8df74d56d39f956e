import { StringDecoder } from 'node:string_decoder'
import type { ReadStream } from 'node:tty'
import type { Token } from './token'
import { Tokenizer } from './tokenizer'

/** Tokens that wait for somebody who listens, at most. */
const MOST_WAITING = 1000

/** The keyboard's side of the terminal as tokens. What comes before anybody listens is kept. */
export class TerminalInput {
  private readonly tokenizer = new Tokenizer()
  private readonly decoder = new StringDecoder('utf8')
  private readonly waiting: Token[] = []
  private listener: ((token: Token) => void) | undefined
  private timer: NodeJS.Timeout | undefined
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

  close(): void {
    clearTimeout(this.timer)
    this.listener = undefined
    this.stream.off('data', this.onData)
    this.stream.off('end', this.onEnd)
    this.stream.off('error', this.onEnd)
    this.stream.pause()
  }

  private feed(text: string): void {
    for (const token of this.tokenizer.push(text, performance.now())) this.hand(token)
    this.schedule()
  }

  private schedule(): void {
    clearTimeout(this.timer)
    const { deadline } = this.tokenizer
    if (deadline === undefined) return
    this.timer = setTimeout(() => this.poll(), Math.max(0, Math.ceil(deadline - performance.now())))
  }

  private poll(): void {
    for (const token of this.tokenizer.poll(performance.now())) this.hand(token)
    this.schedule()
  }

  private hand(token: Token): void {
    if (this.listener) this.listener(token)
    else this.keep(token)
  }
}
