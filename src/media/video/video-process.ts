import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { ForkTarget } from './fork-target'
import { forkTarget } from './fork-target'
import type { FromVideo, ToVideo } from './messages'
import { Plan } from './plan'

/** What the main process learns of video: the child's messages, and what becomes of the child. */
export type VideoEvent =
  | FromVideo
  /** The child died and another one does its work; pictures in between are lost, nothing else is. */
  | { readonly type: 'restarted'; readonly cause?: string }
  /** The child dies again and again: there is no video until the next call. */
  | { readonly type: 'gave-up'; readonly message: string }

/** How the child is run; all of it has defaults. */
export interface VideoProcessOptions {
  readonly target?: ForkTarget
  /** The pause before the first restart; it doubles up to twice this. */
  readonly restartMs?: number
  /** So many deaths within a minute are too many. */
  readonly maxCrashes?: number
  /** The child reads what is on stdin of this process. */
  readonly inheritStdin?: boolean
}

const RESTART_MS = 500
const MAX_CRASHES = 5
const CRASH_WINDOW_MS = 60_000
const MAX_ERROR_TEXT = 4096
/** How long a child may take to end by itself. */
const CLOSE_PATIENCE_MS = 2000

const causeOf = (code: number | null, signal: NodeJS.Signals | null): string => signal ?? `exit code ${code ?? 0}`

/**
 * The video process as the main process sees it. A crash in native code ends the child alone: it is started again, told
 * what it has to know, and the call goes on. What the child prints never reaches the screen.
 */
export class VideoProcess {
  private readonly listeners = new Set<(event: VideoEvent) => void>()
  private readonly plan = new Plan()
  private readonly target: ForkTarget
  private readonly restartMs: number
  private readonly maxCrashes: number
  private readonly stdin: 'inherit' | 'ignore'
  private child: ChildProcess | undefined
  private crashes: number[] = []
  private timer: NodeJS.Timeout | undefined
  private cause: string | undefined
  private gaveUp = false
  private closed: Promise<void> | undefined
  private errors = ''

  constructor(options: VideoProcessOptions = {}) {
    this.target = options.target ?? forkTarget()
    this.restartMs = options.restartMs ?? RESTART_MS
    this.maxCrashes = options.maxCrashes ?? MAX_CRASHES
    this.stdin = options.inheritStdin === true ? 'inherit' : 'ignore'
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
  send(message: ToVideo): void {
    if (this.closed !== undefined) return
    for (const answer of this.plan.note(message, this.listening)) this.emit(answer)
    if (this.gaveUp && message.type === 'start') this.revive()
    else this.tell(message)
  }

  on(listener: (event: VideoEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
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

  private emit(event: VideoEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  private tell(message: ToVideo): void {
    // A failed write means that the child just died: its end is reported by itself.
    if (this.listening && this.child?.connected === true) this.child.send(message, () => undefined)
  }

  private spawn(): void {
    const child = fork(this.target.file, [], {
      serialization: 'advanced',
      stdio: [this.stdin, 'pipe', 'pipe', 'ipc'],
      execArgv: [...this.target.execArgv],
    })
    this.child = child
    child.stdout?.resume()
    child.stderr?.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString('latin1')).slice(-MAX_ERROR_TEXT)
    })
    child.on('message', (message) => this.receive(child, message as FromVideo))
    child.once('error', (error) => this.lost(child, error.message))
    child.once('exit', (code, signal) => this.lost(child, causeOf(code, signal)))
  }

  private receive(child: ChildProcess, message: FromVideo): void {
    if (child !== this.child || this.closed !== undefined) return
    if (message.type === 'ready') this.replay()
    const event = this.plan.learn(message)
    if (event !== undefined) this.emit(event)
  }

  /** A child that was started again is told everything; the first one was told as it came. */
  private replay(): void {
    const { cause } = this
    if (cause === undefined) return
    this.cause = undefined
    for (const message of this.plan.replay()) this.tell(message)
    this.emit({ type: 'restarted', cause })
  }

  private lost(child: ChildProcess, cause: string): void {
    if (child !== this.child) return
    this.child = undefined
    if (this.closed !== undefined) return
    this.cause = cause
    for (const answer of this.plan.orphans()) this.emit(answer)
    const now = Date.now()
    this.crashes = [...this.crashes.filter((at) => now - at < CRASH_WINDOW_MS), now]
    if (this.crashes.length >= this.maxCrashes) this.giveUp(cause)
    else this.timer = setTimeout(() => this.spawn(), this.restartMs * Math.min(2, this.crashes.length))
  }

  private giveUp(cause: string): void {
    this.gaveUp = true
    const times = `${this.crashes.length} times within a minute`
    const message = `Video stopped: its process died ${times}, the last time by ${cause}. The next call tries again.`
    this.emit({ type: 'gave-up', message })
  }

  private revive(): void {
    this.gaveUp = false
    this.crashes = []
    this.spawn()
  }
}
