import type { Readable } from 'node:stream'

/** The longest line that is read, in bytes; the rest of it is dropped. */
const MAX_LINE = 4096

/** With so many lines untaken no more is read: whoever writes them waits. */
const MAX_WAITING = 1000

/** Reads lines of text one after the other; a password first, commands after it. */
export class Lines {
  private buffer = ''
  private readonly waiting: string[] = []
  private readonly takers: ((line: string | undefined) => void)[] = []
  private ended = false

  constructor(private readonly stream: Readable) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => this.feed(text))
    stream.once('end', () => this.end())
    stream.once('error', () => this.end())
  }

  /** The next line without its end, or undefined when the stream has ended. */
  next(): Promise<string | undefined> {
    const line = this.waiting.shift()
    if (this.waiting.length < MAX_WAITING && this.stream.isPaused()) this.stream.resume()
    if (line !== undefined) return Promise.resolve(line)
    if (this.ended) return Promise.resolve(undefined)
    return new Promise((resolve) => this.takers.push(resolve))
  }

  private feed(text: string): void {
    const parts = (this.buffer + text).split('\n')
    this.buffer = (parts.pop() ?? '').slice(0, MAX_LINE)
    for (const part of parts) this.give(part.replace(/\r$/, '').slice(0, MAX_LINE))
    if (this.waiting.length >= MAX_WAITING) this.stream.pause()
  }

  private give(line: string): void {
    const taker = this.takers.shift()
    if (taker) taker(line)
    else this.waiting.push(line)
  }

  private end(): void {
    if (this.ended) return
    if (this.buffer !== '') this.give(this.buffer)
    this.ended = true
    for (const taker of this.takers.splice(0)) taker(undefined)
  }
}
