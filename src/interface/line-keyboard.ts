import type { ReadStream } from 'node:tty'

/** The longest line that is read, in characters; the rest of it is dropped. */
const MAX_LINE = 4096

/** With so many lines untaken no more is read: whoever writes them waits. */
const MAX_WAITING = 1000

const INTERRUPT = '\x03'
const END = '\x04'
const ERASE = ['\x7f', '\b']
const ERASE_ALL = '\x15'
const STOP = '\x1a'

/** Where lines come from: a terminal, or a pipe. */
export type LineStream = Pick<ReadStream, 'on' | 'off' | 'pause' | 'resume' | 'setEncoding' | 'isPaused'> &
  Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>

/** What comes beside lines where a secret is typed: then the terminal leaves its keys to us. */
export interface LineKeyboardListener {
  interrupt(): void
  stop(): void
}

/** Lines that a person types or a program writes. What is secret is not shown as it is typed. */
export class LineKeyboard {
  private line = ''
  private readonly waiting: string[] = []
  private taker: ((line: string | undefined) => void) | undefined
  private ended = false
  private hidden = false
  private readonly onData = (text: string): void => this.feed(text)
  private readonly onEnd = (): void => this.end()

  constructor(
    private readonly stream: LineStream,
    private readonly listener: LineKeyboardListener,
  ) {
    stream.setEncoding('utf8')
    stream.on('data', this.onData)
    stream.on('end', this.onEnd)
    stream.on('error', this.onEnd)
  }

  /** A person is there. */
  get isTerminal(): boolean {
    return this.stream.isTTY === true
  }

  /** The next line without its end; undefined when there will be none. One at a time may be waited for. */
  next(): Promise<string | undefined> {
    const line = this.waiting.shift()
    if (this.stream.isPaused()) this.stream.resume()
    if (line !== undefined || this.ended) return Promise.resolve(line)
    return new Promise((resolve) => (this.taker = resolve))
  }

  /** What is typed from now on is shown, or not. */
  hide(hidden: boolean): void {
    if (!this.isTerminal || hidden === this.hidden) return
    this.hidden = hidden
    this.stream.setRawMode?.(hidden)
  }

  close(): void {
    this.hide(false)
    this.stream.off('data', this.onData)
    this.stream.off('end', this.onEnd)
    this.stream.off('error', this.onEnd)
    this.stream.pause()
    this.end()
  }

  private feed(text: string): void {
    for (const char of text) this.key(char)
    if (this.waiting.length >= MAX_WAITING) this.stream.pause()
  }

  private key(char: string): void {
    if (char === '\n' || (char === '\r' && this.hidden)) return this.give()
    if (this.hidden && char < ' ') return this.control(char)
    if (this.hidden && ERASE.includes(char)) this.line = Array.from(this.line).slice(0, -1).join('')
    else if (this.line.length < MAX_LINE && char !== '\r') this.line += char
  }

  private control(char: string): void {
    if (char === INTERRUPT) this.listener.interrupt()
    else if (char === STOP) this.listener.stop()
    else if (char === END) this.end()
    else if (char === ERASE_ALL) this.line = ''
    else if (ERASE.includes(char)) this.line = Array.from(this.line).slice(0, -1).join('')
  }

  private give(): void {
    const { line, taker } = this
    this.line = ''
    this.taker = undefined
    if (taker) taker(line)
    else this.waiting.push(line)
  }

  private end(): void {
    if (this.ended) return
    if (this.line !== '') this.give()
    this.ended = true
    this.taker?.(undefined)
    this.taker = undefined
  }
}
