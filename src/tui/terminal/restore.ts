import { constants } from 'node:os'
import type { ReadStream } from 'node:tty'
import { clean } from '../../protocol/text'
import { STATUS } from './answers'
import type { Device } from './device'
import { tellLauncher } from './launcher-link'
import { END_OF_STRING, RESTORE, TAKE } from './modes'

/** The longest time that a stalled terminal may take to be restored, in ms. */
const RESTORE_LIMIT_MS = 500
/** The longest time to wait for answers that the shell would take for typed, in ms. */
const ANSWERS_LIMIT_MS = 500
/** The longest time for `lastWords`, in ms. */
const LAST_WORDS_LIMIT_MS = 800
const CRASH_EXIT_CODE = 1
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const
type EndingSignal = (typeof ENDING_SIGNALS)[number]

/** What the guard works with. */
export interface GuardOptions {
  readonly device: Device
  readonly input: Pick<ReadStream, 'setRawMode'>
  /** File with the details of an error, named to the person when the program crashes. */
  readonly logPath?: string | undefined
  /** Runs after the terminal is restored when a signal ends the program; waited for 0.8 s at most. */
  readonly lastWords?: (() => Promise<void>) | undefined
  /** Told of a crash before the process ends; must not wait. */
  readonly onCrash?: ((error: unknown) => void) | undefined
  /** The last words, in the language of who reads them. */
  readonly inWords?: ((told: string) => string) | undefined
}

/** Takes the terminal and gives it back, whatever ends the program: return, signal, error, exit. */
export class TerminalGuard {
  private taken = false
  private ending = false
  private unanswered = (): number => 0
  private more = (): string => ''
  private stop = (): void => undefined
  private readonly onExit = (): void => this.restore()
  private readonly onCrash = (error: unknown): void => this.crash(error)
  private readonly onSignal = (signal: EndingSignal): void => this.end(signal)

  constructor(private readonly options: GuardOptions) {
    process.prependListener('exit', this.onExit)
    process.on('uncaughtException', this.onCrash)
    process.on('unhandledRejection', this.onCrash)
    for (const signal of ENDING_SIGNALS) process.on(signal, this.onSignal)
  }

  /** Tells the guard how many status answers are on their way, to be waited for before the shell reads them. */
  expect(unanswered: () => number): void {
    this.unanswered = unanswered
  }

  /** Tells the guard how to stop what draws: `lastWords` may have much to tell, and the terminal is the shell's by then. */
  beforeLastWords(stop: () => void): void {
    this.stop = stop
  }

  /** Has this written too when the terminal is given back. */
  alsoWrite(text: () => string): void {
    this.more = text
  }

  /** Takes the terminal. Raw mode first: in the background that stops the process before it writes over the shell. */
  take(): void {
    this.options.input.setRawMode(true)
    tellLauncher('taken')
    this.taken = true
    this.options.device.writeNow(Buffer.from(TAKE), RESTORE_LIMIT_MS)
  }

  /** Gives the terminal back. Idempotent; says nothing to the launcher when the terminal took not all of it. */
  restore(): void {
    if (!this.taken) return
    this.taken = false
    const restored = this.options.device.writeNow(Buffer.from(END_OF_STRING + this.more() + RESTORE), RESTORE_LIMIT_MS)
    if (restored) this.options.device.discardUntil(STATUS, this.unanswered(), ANSWERS_LIMIT_MS)
    try {
      this.options.input.setRawMode(false)
    } catch {
      // The terminal is gone: there is nothing to restore.
    }
    if (restored) tellLauncher('released')
  }

  /** Restores and stops watching. */
  dispose(): void {
    this.restore()
    process.off('exit', this.onExit)
    process.off('uncaughtException', this.onCrash)
    process.off('unhandledRejection', this.onCrash)
    for (const signal of ENDING_SIGNALS) process.off(signal, this.onSignal)
  }

  private end(signal: EndingSignal): void {
    // The same signal may come from the terminal and from the launcher.
    if (this.ending) return
    this.ending = true
    this.restore()
    this.stop()
    const leave = (): never => process.exit(128 + constants.signals[signal])
    setTimeout(leave, LAST_WORDS_LIMIT_MS)
    Promise.resolve(this.options.lastWords?.()).then(leave, leave)
  }

  private crash(error: unknown): void {
    this.restore()
    try {
      this.options.onCrash?.(error)
    } finally {
      process.stderr.write(crashText(error, this.options))
      process.exit(CRASH_EXIT_CODE)
    }
  }
}

const crashText = (error: unknown, { logPath, inWords = (text) => text }: GuardOptions): string => {
  const message = clean(error instanceof Error ? error.message : String(error))
  const details = logPath === undefined ? 'Run it with VCALL_DEBUG=1 to see where.' : `Details: ${logPath}`
  const stack = process.env.VCALL_DEBUG && error instanceof Error ? `${error.stack ?? ''}\n` : ''
  const told = `vcall ended because of a mistake in itself: ${message}. The call is over. ${details}`
  return `${inWords(told)}\n${stack}`
}
