import type { ChildProcess, StdioOptions } from 'node:child_process'
import { fork } from 'node:child_process'
import { whyNotStarted } from '../../protocol/system-trouble'
import type { ForkTarget } from './fork-target'
import type { Message, ProcessPlan } from './plan'
import { Listeners } from '../../protocol/listeners'

/** What becomes of a child. */
export type ChildFate =
  /** The child died and another one does its work; media in between is lost, nothing else is. */
  | { readonly type: 'restarted'; readonly cause?: string }
  /** The child dies again and again: there is none until the next call. */
  | { readonly type: 'gave-up'; readonly message: string }

/** How often a child is started again; all of it has defaults. */
export interface RestartOptions {
  readonly target?: ForkTarget
  /** The pause before the first restart; it doubles up to twice this. */
  readonly restartMs?: number
  /** So many deaths within a minute are too many. */
  readonly maxCrashes?: number
}

/** What is run, and with what. */
export interface ChildSpec<To, From> {
  /** What it is for, as a person says it: "Video". */
  readonly name: string
  readonly plan: ProcessPlan<To, From>
  readonly target: ForkTarget
  /** Of descriptor 0, and of 4 and above; 1 and 2 are piped, 3 is the channel. */
  readonly stdin?: 'inherit' | 'ignore'
  readonly further?: readonly ('ignore' | number)[]
  readonly arguments?: readonly string[]
  /** Messages that revive one that was given up; absent: `start`. */
  readonly revivedBy?: readonly string[]
}

const RESTART_MS = 500
const MAX_CRASHES = 5
const CRASH_WINDOW_MS = 60_000
const MAX_ERROR_TEXT = 4096
/** How long a child may take to end by itself. */
const CLOSE_PATIENCE_MS = 2000

const causeOf = (code: number | null, signal: NodeJS.Signals | null): string => signal ?? `exit code ${code ?? 0}`

/**
 * A child process as the main process sees it. A crash in native code ends the child alone: it is started again, told
 * what it has to know, and the call goes on. What the child prints never reaches the screen. The child says `ready`
 * when it listens; a message `start` begins a call, and revives one that was given up, unless the child says otherwise.
 */
export class SupervisedProcess<To extends Message, From extends Message> {
  private readonly listeners = new Listeners<From | ChildFate>()
  private readonly restartMs: number
  private readonly maxCrashes: number
  private child: ChildProcess | undefined
  private crashes: number[] = []
  private timer: NodeJS.Timeout | undefined
  private cause: string | undefined
  private gaveUp = false
  private closed: Promise<void> | undefined
  private errors = ''

  constructor(
    private readonly spec: ChildSpec<To, From>,
    options: RestartOptions = {},
  ) {
    this.restartMs = options.restartMs ?? RESTART_MS
    this.maxCrashes = options.maxCrashes ?? MAX_CRASHES
    this.spawn()
  }

  /** The process id of the child, while there is one. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** The last that the child and the libraries in it wrote to stderr, at most 4 kB. Foreign text. */
  get errorText(): string {
    return this.errors
  }

  /** Tells the child; while there is none, the next one is told what is still true by then. */
  send(message: To): void {
    if (this.closed !== undefined) return
    const { plan, revivedBy = ['start'] } = this.spec
    const revives = this.gaveUp && revivedBy.includes(message.type)
    for (const answer of plan.note(message, revives || this.listening)) this.emit(answer)
    if (revives) this.revive()
    else this.tell(message)
  }

  on(listener: (event: From | ChildFate) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Ends the child and waits until it has ended. Idempotent. */
  close(): Promise<void> {
    this.closed ??= this.end()
    return this.closed
  }

  /** Whether there is a child that knows what was said so far, so that it can be told what is new. */
  private get listening(): boolean {
    return this.child !== undefined && this.cause === undefined
  }

  private async end(): Promise<void> {
    clearTimeout(this.timer)
    const { child } = this
    if (child?.exitCode !== null || child.signalCode !== null) return
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_PATIENCE_MS)
    if (child.connected) child.disconnect()
    await exited
    clearTimeout(timer)
  }

  private emit(event: From | ChildFate): void {
    this.listeners.tell(event)
  }

  private tell(message: To): void {
    // A failed write means that the child just died: its end is reported by itself.
    if (this.listening && this.child?.connected === true) this.child.send(message, () => undefined)
  }

  private spawn(): void {
    const { target, stdin = 'ignore', further = [], arguments: args = [] } = this.spec
    const stdio: StdioOptions = [stdin, 'pipe', 'pipe', 'ipc', ...further]
    const child = fork(target.file, [...args], { serialization: 'advanced', stdio, execArgv: [...target.execArgv] })
    this.child = child
    child.stdout?.resume()
    child.stderr?.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString('latin1')).slice(-MAX_ERROR_TEXT)
    })
    child.on('message', (message) => this.receive(child, message as From))
    child.once('error', (error) => this.lost(child, whyNotStarted(error)))
    child.once('exit', (code, signal) => this.lost(child, causeOf(code, signal)))
  }

  private receive(child: ChildProcess, message: From): void {
    if (child !== this.child || this.closed !== undefined) return
    if (message.type === 'ready') this.replay()
    const event = this.spec.plan.learn(message)
    if (event !== undefined) this.emit(event)
  }

  /** A child that was started again is told everything; the first one was told as it came. */
  private replay(): void {
    const { cause } = this
    if (cause === undefined) return
    this.cause = undefined
    for (const message of this.spec.plan.replay()) this.tell(message)
    this.emit({ type: 'restarted', cause })
  }

  private lost(child: ChildProcess, cause: string): void {
    if (child !== this.child) return
    this.child = undefined
    if (this.closed !== undefined) return
    this.cause = cause
    for (const answer of this.spec.plan.orphans()) this.emit(answer)
    const now = Date.now()
    this.crashes = [...this.crashes.filter((at) => now - at < CRASH_WINDOW_MS), now]
    if (this.crashes.length >= this.maxCrashes) this.giveUp(cause)
    else this.timer = setTimeout(() => this.spawn(), this.restartMs * Math.min(2, this.crashes.length))
  }

  private giveUp(cause: string): void {
    this.gaveUp = true
    const { name } = this.spec
    const message = `${name} stopped: its process died ${this.crashes.length} times within a minute, the last time by ${cause}.`
    this.emit({ type: 'gave-up', message: `${message} The next call tries again.` })
  }

  private revive(): void {
    this.gaveUp = false
    this.crashes = []
    this.spawn()
  }
}
