import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { AudioDeviceError } from '../../device-error'
import { englishEnvironment, lastLine, refusalOf, streamArguments } from './programs'

/** How long a connection to the sound server may take. */
const CONNECT_MS = 5000
const MAX_ERROR_TEXT = 4096
const CONNECTED = 'Stream successfully created'

/** What is told by a program that streams. */
export interface PulseProgramListener {
  /** It ended by itself after it was connected; `why` is the end of a sentence. */
  gone(why: string): void
  /** A line that it wrote on stderr. */
  line?(text: string): void
}

/** parec or pacat, connected to the sound server. */
export class PulseProgram {
  readonly child: ChildProcessWithoutNullStreams
  private errors = ''
  private unread = ''
  private connected = false
  private closing = false
  private settle: (error?: AudioDeviceError) => void = () => undefined
  private readonly ended: Promise<void>

  private constructor(
    private readonly program: 'parec' | 'pacat',
    device: string | undefined,
    private readonly listener: PulseProgramListener,
  ) {
    const stream = program === 'parec' ? 'microphone' : 'speaker'
    this.child = spawn(program, streamArguments(stream, device), { env: englishEnvironment() })
    // Its end says more than a pipe that broke.
    this.child.stdin.on('error', () => undefined)
    this.child.stderr.on('data', (chunk: Buffer) => this.read(chunk.toString('latin1')))
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => this.end(refusalOf(program, error), resolve))
      this.child.once('close', () => this.end(this.reason(), resolve))
    })
  }

  /** Starts the program and waits for its connection; rejects with AudioDeviceError. */
  static async open(
    program: 'parec' | 'pacat',
    device: string | undefined,
    listener: PulseProgramListener,
  ): Promise<PulseProgram> {
    const opened = new PulseProgram(program, device, listener)
    try {
      await opened.connection()
      return opened
    } catch (error) {
      await opened.close()
      throw error
    }
  }

  /** Ends it and waits until it has ended. Idempotent. */
  close(): Promise<void> {
    this.closing = true
    this.child.kill('SIGKILL')
    return this.ended
  }

  private connection(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new AudioDeviceError('no-device', 'The sound server does not answer.')
      const timer = setTimeout(() => this.settle(late), CONNECT_MS)
      this.settle = (error) => {
        clearTimeout(timer)
        this.settle = () => undefined
        if (error === undefined) resolve()
        else reject(error)
      }
    })
  }

  private read(text: string): void {
    const lines = (this.unread + text).split(/[\r\n]+/)
    this.unread = (lines.pop() ?? '').slice(-MAX_ERROR_TEXT)
    for (const line of lines) this.take(line)
  }

  private take(line: string): void {
    if (line.startsWith(CONNECTED)) {
      this.connected = true
      this.settle()
    }
    if (!line.startsWith('Time: ')) this.errors = `${this.errors}\n${line}`.slice(-MAX_ERROR_TEXT)
    this.listener.line?.(line)
  }

  private reason(): AudioDeviceError {
    const words = lastLine(`${this.errors}\n${this.unread}`)
    if (words.includes('No such entity'))
      return new AudioDeviceError('no-device', 'The sound server has no such device.')
    return new AudioDeviceError('no-device', `The sound server does not serve: ${words || this.program}.`)
  }

  private end(error: AudioDeviceError, done: () => void): void {
    this.settle(error)
    if (this.connected && !this.closing) this.listener.gone('the sound server ended the connection')
    this.closing = true
    done()
  }
}
