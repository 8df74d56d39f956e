import { createReadStream, createWriteStream, fstatSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { isatty } from 'node:tty'
import { AudioDeviceError } from './device-error'

/*
 * The audio process has pipes of its own for raw sound, because its stdin and stdout belong to the chatter of libraries.
 * Who forks it passes its own stdin and stdout on, where a spec asks for them: stdio[4] and stdio[5]. They are opened once
 * and stay open, so that one may change to something else and back.
 */

/** The descriptor on which the audio process reads raw sound. */
export const STDIN_FD = 4

/** The descriptor on which the audio process writes raw sound. */
export const STDOUT_FD = 5

const CHUNK_BYTES = 1920

/** What the audio process is told, as its arguments, of the pipes that it was given. */
export const passedPipes = ({ stdin, stdout }: { readonly stdin: boolean; readonly stdout: boolean }): string[] => [
  ...(stdin ? ['stdin'] : []),
  ...(stdout ? ['stdout'] : []),
]

let input: Readable | undefined
let output: Writable | undefined

/** Raw sound that is piped into the program; throws AudioDeviceError where there is none. */
export const pipedIn = (fd = STDIN_FD): Readable => (input ??= quiet(readableOf(fd)))

/** Where raw sound leaves the program; throws AudioDeviceError where there is no such thing. */
export const pipedOut = (fd = STDOUT_FD): Writable => (output ??= quiet(writableOf(fd)))

/** Pipes are read and written without a thread, which would block until something comes. */
const readableOf = (fd: number): Readable =>
  isPipe(fd, 'stdin')
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream('', { fd, highWaterMark: CHUNK_BYTES })

const writableOf = (fd: number): Writable =>
  isPipe(fd, 'stdout') ? new Socket({ fd, readable: false, writable: true }) : createWriteStream('', { fd })

/** A descriptor that was not passed is not free: Node.js has something of its own there, which must not be touched. */
const isPipe = (fd: number, name: 'stdin' | 'stdout'): boolean => {
  if (!process.argv.slice(2).includes(name)) throw notPassed(name)
  if (isatty(fd)) throw new AudioDeviceError('unreadable', `Sound on ${name}: a pipe is needed, not a terminal.`)
  try {
    const kind = fstatSync(fd)
    return kind.isFIFO() || kind.isSocket()
  } catch (error) {
    throw notPassed(name, error)
  }
}

const notPassed = (name: string, cause?: unknown): AudioDeviceError =>
  new AudioDeviceError('no-device', `Sound on ${name} must be asked for when vcall is started.`, { cause })

/** An error while nobody uses it ends nothing; whoever opens it next sees that it is closed. */
const quiet = <Stream extends Readable | Writable>(stream: Stream): Stream => {
  stream.on('error', () => undefined)
  return stream
}
