import { spawn, type IPty } from '@lydell/node-pty'
import { Terminal } from '@xterm/headless'
import { withTrueColour } from '../../support/pty'

const SIZE = { cols: 120, rows: 36 }
const PATIENCE_MS = 40_000
const OUTSIDE = ['TMUX', 'STY', 'NO_COLOR', 'COLORTERM', 'SSH_TTY', 'SSH_CONNECTION']

/** A condition that is looked at whenever something was drawn. */
interface Wait {
  readonly holds: (text: string) => boolean
  readonly done: (atMs: number) => void
}

/** A terminal that tells when something is to be seen in it: at once, and not at the next look. */
export class WatchedTerminal {
  private readonly process: IPty
  private readonly terminal = new Terminal({ ...SIZE, allowProposedApi: true, scrollback: 0 })
  private wait: Wait | undefined
  private ended = false

  constructor(command: string, args: readonly string[], changes: Readonly<Record<string, string>>) {
    const env = Object.fromEntries(
      Object.entries({ ...process.env, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !OUTSIDE.includes(entry[0]),
      ),
    )
    this.process = spawn(command, [...args], { name: 'xterm-256color', ...SIZE, env })
    this.process.onData((data) => this.terminal.write(data, () => this.look()))
    this.process.onExit(() => (this.ended = true))
    this.terminal.onData((reply) => this.type(withTrueColour(reply)))
  }

  get pid(): number {
    return this.process.pid
  }

  get text(): string {
    const { active } = this.terminal.buffer
    return Array.from({ length: SIZE.rows }, (_, y) => active.getLine(active.baseY + y)?.translateToString(true)).join(
      '\n',
    )
  }

  type(keys: string): void {
    if (!this.ended) this.process.write(keys)
  }

  /** Resolves with the time (of `performance.now`) at which the screen first was so; rejects after a while. */
  seen(holds: (text: string) => boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`waited in vain; the screen:\n${this.text}`)), PATIENCE_MS)
      const done = (atMs: number): void => {
        clearTimeout(late)
        this.wait = undefined
        resolve(atMs)
      }
      this.wait = { holds, done }
      this.look()
    })
  }

  kill(): void {
    if (!this.ended) this.process.kill('SIGKILL')
    this.terminal.dispose()
  }

  private look(): void {
    if (this.wait?.holds(this.text) === true) this.wait.done(performance.now())
  }
}
