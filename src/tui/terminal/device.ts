import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { whyNotWritten } from '../../protocol/system-trouble'
import { TerminalError } from './error'

/** Where the terminal of this process may be found, best first; the last ones are what stdout is. */
const PATHS = ['/dev/tty', '/proc/self/fd/1', '/dev/fd/1']
const OPEN_FLAGS = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY
const FIRST_DELAY_MS = 1
const LONGEST_DELAY_MS = 16
const READ_BYTES = 4096
const SLEEP = new Int32Array(new SharedArrayBuffer(4))

/** The terminal as something that takes bytes, never blocks, and is written in order. */
export interface Device {
  /** Writes all of it, a part at a time if the terminal is slow, then calls `done`. One write at a time. */
  write(bytes: Uint8Array, done: (error?: Error) => void): void
  /** Forgets what is not yet written of the current write; its `done` is not called. */
  abandon(): void
  /** Writes at once, waiting for the terminal at most `limitMs`; says whether all of it was taken. */
  writeNow(bytes: Uint8Array, limitMs: number): boolean
  /** Reads and drops what comes until `text` came `count` times, or `limitMs` is over. For the end: it waits. */
  discardUntil(text: string, count: number, limitMs: number): void
  close(): void
}

/**
 * The tty under an own descriptor that does not block. Synchronous writes to it return at once, with EAGAIN when the
 * terminal is not ready. Not a thread pool's blocking write: a thread that hangs in a stalled tty keeps the process from
 * exiting, and its bytes could still arrive after the terminal was restored.
 */
export class TtyDevice implements Device {
  private retry: NodeJS.Timeout | undefined
  private closed = false

  constructor(private readonly descriptor: number) {}

  write(bytes: Uint8Array, done: (error?: Error) => void): void {
    this.push({ bytes, done }, FIRST_DELAY_MS)
  }

  abandon(): void {
    clearTimeout(this.retry)
  }

  writeNow(bytes: Uint8Array, limitMs: number): boolean {
    this.abandon()
    const deadline = performance.now() + limitMs
    let rest = bytes
    while (rest.length > 0) {
      const taken = this.attempt(rest)
      if (taken instanceof Error) return false
      rest = rest.subarray(taken)
      if (rest.length > 0 && taken === 0 && !sleepUntil(deadline)) return false
    }
    return true
  }

  discardUntil(text: string, count: number, limitMs: number): void {
    const deadline = performance.now() + limitMs
    let read = ''
    while (read.split(text).length <= count) {
      const more = this.read()
      if (more === undefined) return
      read += more
      if (more === '' && !sleepUntil(deadline)) return
    }
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.abandon()
    closeSync(this.descriptor)
  }

  /** Gives the terminal what it takes now and comes back for the rest, later each time that it takes nothing. */
  private push(job: { readonly bytes: Uint8Array; readonly done: (error?: Error) => void }, delayMs: number): void {
    const taken = this.attempt(job.bytes)
    if (taken instanceof Error) return job.done(taken)
    const rest = job.bytes.subarray(taken)
    if (rest.length === 0) return job.done()
    const next = taken > 0 ? FIRST_DELAY_MS : Math.min(LONGEST_DELAY_MS, delayMs * 2)
    this.retry = setTimeout(() => this.push({ ...job, bytes: rest }, next), delayMs)
  }

  /** What has come; undefined when the terminal is gone. */
  private read(): string | undefined {
    const bytes = Buffer.alloc(READ_BYTES)
    try {
      const count = readSync(this.descriptor, bytes)
      return count === 0 ? undefined : bytes.toString('latin1', 0, count)
    } catch (error) {
      return isNotReady(error) ? '' : undefined
    }
  }

  /** Bytes taken; 0 when the terminal is not ready. */
  private attempt(bytes: Uint8Array): number | Error {
    if (this.closed) return new Error('the terminal is closed')
    try {
      return writeSync(this.descriptor, bytes)
    } catch (error) {
      if (isNotReady(error)) return 0
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}

const isNotReady = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EAGAIN'

/** Sleeps a little; false when the deadline is over. */
const sleepUntil = (deadline: number): boolean => {
  Atomics.wait(SLEEP, 0, 0, 5)
  return performance.now() < deadline
}

/** Opens the terminal for writing. Throws TerminalError where it may not be opened (a tty of another user). */
export const openTty = (paths: readonly string[] = PATHS): TtyDevice => {
  let trouble: unknown
  for (const path of paths) {
    try {
      return new TtyDevice(openSync(path, OPEN_FLAGS))
    } catch (error) {
      trouble = error
    }
  }
  throw new TerminalError(
    'no-access',
    `The terminal cannot be opened for writing (${whyNotWritten(trouble)}). Is it another user's? Log in as that user, or use --headless.`,
    { cause: trouble },
  )
}
