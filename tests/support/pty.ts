import { spawn, type IPty } from '@lydell/node-pty'
import { Unicode11Addon } from '@xterm/addon-unicode11'
import { Terminal } from '@xterm/headless'
import { fills } from './block-glyphs'
import { inVain } from './until'
import { attend, testimony } from './witness'

/** How often a condition is looked at, in ms. */
const POLL_MS = 20
const PATIENCE_MS = 60_000
/** The most of the raw output that is kept, in characters. */
const KEPT_OUTPUT = 2_000_000

/** How to start a program in a terminal. */
export interface PtyOptions {
  readonly command: string
  readonly args?: readonly string[]
  readonly columns?: number
  readonly rows?: number
  readonly cwd?: string
  /** Added to the environment of the test. */
  readonly env?: Readonly<Record<string, string>>
  /** Sees each answer of the terminal to a question of the program, and gives what is answered instead. */
  readonly answer?: (reply: string) => string
}

/** A cell as it is seen; colours are `default`, `#rrggbb` or the index in the palette. */
export interface ScreenCell {
  readonly text: string
  readonly width: number
  readonly fore: string
  readonly back: string
  readonly bold: boolean
  readonly inverse: boolean
}

/** xterm.js knows 24-bit colours and does not say so when it is asked (DECRQSS of SGR). */
export const withTrueColour = (reply: string): string =>
  reply.startsWith('\x1bP1$r') ? '\x1bP1$r0;48:2::1:2:3m\x1b\\' : reply

/** How a program ended. */
export interface PtyExit {
  readonly exitCode: number
  readonly signal: number
}

/**
 * A program in a pseudo-terminal with the emulator of xterm.js: what a person would see, press and paste. Conditions are
 * waited for, never times. End every test with `kill` (idempotent), so that no process stays behind.
 */
export class Pty {
  private readonly process: IPty
  private readonly terminal: Terminal
  private ended: PtyExit | undefined
  private output = ''
  private killed = false
  private total = 0

  constructor(options: PtyOptions) {
    const { columns: cols = 80, rows = 24, answer = withTrueColour } = options
    this.terminal = new Terminal({ cols, rows, allowProposedApi: true, scrollback: 100 })
    this.terminal.loadAddon(new Unicode11Addon())
    this.terminal.unicode.activeVersion = '11'
    const env = environment({ LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...options.env })
    // node-pty sets TERM to this name.
    const name = options.env?.TERM ?? 'xterm-256color'
    const cwd = options.cwd ?? process.cwd()
    this.process = spawn(options.command, [...(options.args ?? [])], { name, cols, rows, cwd, env })
    this.process.onData((data) => this.take(data))
    this.process.onExit(({ exitCode, signal }) => (this.ended = { exitCode, signal: signal ?? 0 }))
    this.terminal.onData((reply) => this.write(answer(reply)))
    attend(() => this.tell(options))
  }

  get pid(): number {
    return this.process.pid
  }

  /** Everything that the program wrote, the last two million characters of it. */
  get raw(): string {
    return this.output
  }

  /** How many characters the program wrote. */
  get written(): number {
    return this.total
  }

  /** The rows of the screen, blanks at their ends cut off. */
  get lines(): readonly string[] {
    const buffer = this.terminal.buffer.active
    return Array.from({ length: this.terminal.rows }, (_, y) => {
      return buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? ''
    })
  }

  get text(): string {
    return this.lines.join('\n')
  }

  /** Whether the second screen of the terminal, that of full-screen programs, is shown. */
  get alternate(): boolean {
    return this.terminal.buffer.active.type === 'alternate'
  }

  /** Whether presses of the mouse are told to the program. */
  get mouseTracked(): boolean {
    return this.terminal.modes.mouseTrackingMode !== 'none'
  }

  get bracketedPaste(): boolean {
    return this.terminal.modes.bracketedPasteMode
  }

  /** Whether the cursor is to be seen, by the last that the program wrote about it. */
  get cursorShown(): boolean {
    return this.output.lastIndexOf('\x1b[?25h') >= this.output.lastIndexOf('\x1b[?25l')
  }

  get cursor(): { readonly x: number; readonly y: number } {
    const { cursorX, cursorY } = this.terminal.buffer.active
    return { x: cursorX, y: cursorY }
  }

  cell(x: number, y: number): ScreenCell {
    const buffer = this.terminal.buffer.active
    const cell = buffer.getLine(buffer.baseY + y)?.getCell(x)
    if (!cell) throw new Error(`no cell ${x},${y}`)
    const fore = colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor())
    const back = colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor())
    const [bold, inverse] = [cell.isBold() !== 0, cell.isInverse() !== 0]
    return { text: cell.getChars(), width: cell.getWidth(), fore, back, bold, inverse }
  }

  /** The colours of the upper and the lower half, at the left, of a cell that shows a part of a picture. */
  halves(x: number, y: number): readonly [string, string] {
    const { text, fore, back } = this.cell(x, y)
    const colourAt = (down: number): string => (fills(text, 1 / 4, down) ? fore : back)
    return [colourAt(1 / 4), colourAt(3 / 4)]
  }

  /** Types; escape sequences are keys. */
  write(keys: string): void {
    if (!this.ended) this.process.write(keys)
  }

  /** Spoils the screen behind the program's back, like a message of the system. */
  scribble(): void {
    this.terminal.write('\x1b[2J\x1b[1;1Hscribble')
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows)
    this.process.resize(columns, rows)
  }

  /** Stops reading what the program writes: a terminal that does not keep up. */
  stall(): void {
    this.process.pause()
  }

  unstall(): void {
    this.process.resume()
  }

  /** Waits until the condition holds, or a text or something like it is on the screen; the error shows the screen. */
  async waitFor(condition: string | RegExp | (() => boolean), patienceMs = PATIENCE_MS): Promise<void> {
    const holds = typeof condition === 'function' ? condition : () => this.has(condition)
    const end = performance.now() + patienceMs
    while (!holds()) {
      if (performance.now() > end) throw inVain(String(condition))
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  /** Waits until a text, or anything like it, is on the screen no more. */
  async lacks(what: string | RegExp): Promise<void> {
    await this.waitFor(() => !this.has(what)).catch((error: unknown) => {
      throw new Error(`${String(what)} stays on the screen\n${String(error)}`)
    })
  }

  /** Waits for the end of the program, and until everything that it wrote is on the screen. */
  async exit(patienceMs = PATIENCE_MS): Promise<PtyExit> {
    await this.waitFor(() => this.ended !== undefined, patienceMs)
    await new Promise<void>((resolve) => this.terminal.write('', resolve))
    return this.ended ?? { exitCode: -1, signal: 0 }
  }

  /** Waits for the end of the program, which must have this exit code; the error shows the screen. */
  async exits(exitCode: number): Promise<void> {
    const { exitCode: found } = await this.exit()
    if (found !== exitCode) throw new Error(`exit code ${found}, not ${exitCode}\n${testimony()}`)
  }

  /** Sends a signal to the program, or to another process of it. */
  signal(name: NodeJS.Signals, pid = this.pid): void {
    process.kill(pid, name)
  }

  /** Ends whatever still runs in this terminal. Idempotent. */
  kill(): void {
    if (!this.ended) this.process.kill('SIGKILL')
    this.killed = true
    this.terminal.dispose()
  }

  private has(what: string | RegExp): boolean {
    return typeof what === 'string' ? this.text.includes(what) : what.test(this.text)
  }

  /** For the message of a test that fails. */
  private tell({ command, args = [] }: PtyOptions): string {
    if (this.killed) return `${command} ${args.join(' ')} (killed by the test)`
    const end = this.ended ? `ended with ${this.ended.exitCode}, signal ${this.ended.signal}` : 'runs'
    return `${command} ${args.join(' ')} (${end}), its screen:\n${this.text}`
  }

  private take(data: string): void {
    this.total += data.length
    this.output = (this.output + data).slice(-KEPT_OUTPUT)
    this.terminal.write(data)
  }
}

const colour = (own: boolean, rgb: boolean, value: number): string => {
  if (own) return 'default'
  return rgb ? `#${value.toString(16).padStart(6, '0')}` : String(value)
}

/** What says which terminal the tests themselves run in. */
const OUTSIDE = ['TMUX', 'STY', 'NO_COLOR', 'COLORTERM']

/** The environment of the test without what says where it runs, changed. */
const environment = (changes: Readonly<Record<string, string>>): Record<string, string> => {
  const merged: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !OUTSIDE.includes(name)) merged[name] = value
  }
  return { ...merged, ...changes }
}
