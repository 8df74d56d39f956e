import { spawn, type IPty } from '@lydell/node-pty'
import { Terminal } from '@xterm/headless'
import { withTrueColour } from '../../support/pty'

/** How a program is run behind a slow link. */
export interface SlowTerminalOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** Bytes a second that get through. */
  readonly rate: number
}

/** What the terminal has had by some moment, in Unix ms with fractions. */
export interface Arrival {
  readonly atMs: number
  readonly bytes: number
}

const SIZE = { cols: 120, rows: 36 }
const QUESTION = '\x1b[5n'

/** Unix time in ms, with fractions, of the clock that the spy uses too. */
export const unixMs = (): number => performance.timeOrigin + performance.now()

/**
 * A terminal at the end of a link that lets so many bytes a second through: a piece is read, takes its time, and only then
 * is seen and answered; nothing more is read meanwhile, so that all that is under way waits in the system's own buffers.
 */
export class SlowTerminal {
  /** When each status question arrived, the first of which is asked before there is a picture. */
  readonly questionsMs: number[] = []
  readonly arrivals: Arrival[] = []
  private readonly process: IPty
  private readonly terminal = new Terminal({ ...SIZE, allowProposedApi: true, scrollback: 0 })
  private queue: string[] = []
  private busy = false
  private ended = false
  private tail = ''
  private freeMs = 0

  constructor(private readonly options: SlowTerminalOptions) {
    const env = Object.fromEntries(
      Object.entries(options.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    this.process = spawn(options.command, [...options.args], { name: 'xterm-256color', ...SIZE, env })
    this.process.onData((data) => this.take(data))
    this.process.onExit(() => (this.ended = true))
    this.terminal.onData((reply) => this.type(withTrueColour(reply)))
  }

  get pid(): number {
    return this.process.pid
  }

  get exited(): boolean {
    return this.ended
  }

  get text(): string {
    const { active } = this.terminal.buffer
    return Array.from(
      { length: SIZE.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    ).join('\n')
  }

  type(keys: string): void {
    if (!this.ended) this.process.write(keys)
  }

  kill(): void {
    if (!this.ended) this.process.kill('SIGKILL')
  }

  private take(data: string): void {
    this.queue.push(data)
    this.process.pause()
    if (!this.busy) this.next()
  }

  private next(): void {
    const data = this.queue.shift()
    this.busy = data !== undefined
    if (data === undefined) return this.process.resume()
    const bytes = Buffer.byteLength(data)
    // Timers are late: the next piece begins when this one should have ended.
    this.freeMs = Math.max(this.freeMs, unixMs() - 2) + (bytes * 1000) / this.options.rate
    setTimeout(() => this.arrive(data, bytes), Math.max(0, this.freeMs - unixMs()))
  }

  private arrive(data: string, bytes: number): void {
    const atMs = unixMs()
    this.arrivals.push({ atMs, bytes })
    const seen = this.tail + data
    for (let at = seen.indexOf(QUESTION); at >= 0; at = seen.indexOf(QUESTION, at + 1)) this.questionsMs.push(atMs)
    this.tail = seen.slice(-(QUESTION.length - 1))
    this.terminal.write(data, () => this.next())
  }
}
