import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { Socket } from 'node:net'
import { whyNotStarted } from '../../../../protocol/system-trouble'
import { clean } from '../../../../protocol/text'
import { forkTarget } from '../../../process/fork-target'
import { AudioDeviceError } from '../../device-error'
import type { FromPortAudio, PortAudioTask, ToPortAudio } from './messages'
import { PCM_FD } from './messages'

/** PortAudio looks at every sound card, and asks sound servers that may not answer. */
const ANSWER_MS = 8000
/** How long the last samples may take to be heard. */
const CLOSE_MS = 400

/**
 * PulseAudio's plugin for ALSA hands a microphone out in fragments of this, else in larger ones than the period asked for.
 * The same for a speaker wins nothing, and a value below the buffer of PortAudio brings it to a standstill.
 */
const MICROPHONE_FRAGMENT_MS = 5

/** What is told of the process. */
export interface PortAudioListener {
  /** What came through the pipe of the samples. */
  bytes(bytes: Buffer): void
  /** It died by itself; `why` is the end of a sentence. */
  gone(why: string): void
}

/** A process with naudiodon in it, for one task. Its chatter and its crashes stay there. */
export class PortAudioProcess {
  /** What it said first; known once it is open. */
  answer: FromPortAudio | undefined
  private readonly child: ChildProcess
  private readonly pipe: Socket
  private readonly ended: Promise<void>
  private settle: (error?: AudioDeviceError) => void = () => undefined
  private closing: Promise<void> | undefined

  private constructor(
    task: PortAudioTask,
    private readonly listener: PortAudioListener,
  ) {
    const { file, execArgv } = forkTarget('media/audio/device/portaudio')
    this.child = fork(file, [...task], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
      execArgv: [...execArgv],
      env: environmentFor(task),
    })
    this.child.on('message', (message) => this.receive(message as FromPortAudio))
    this.pipe = pipeOf(this.child)
    this.pipe.on('data', (bytes: Buffer) => {
      if (this.closing === undefined) this.listener.bytes(bytes)
    })
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => this.end(whyNotStarted(error), resolve))
      this.child.once('exit', (code, signal) => this.end(signal ?? `exit code ${code ?? 0}`, resolve))
    })
  }

  /** Starts it and waits for its first answer; rejects with AudioDeviceError. */
  static async open(task: PortAudioTask, listener: PortAudioListener): Promise<PortAudioProcess> {
    const opened = new PortAudioProcess(task, listener)
    try {
      await opened.firstAnswer()
      return opened
    } catch (error) {
      await opened.kill()
      throw error
    }
  }

  /** Samples for the speaker. */
  play(pcm: Buffer): void {
    this.pipe.write(pcm)
  }

  private send(message: ToPortAudio): void {
    // A failed write means that it just died: its end is told by itself.
    if (this.child.connected) this.child.send(message, () => undefined)
  }

  /** Lets it end in order, and kills it where the device does not let it. Idempotent. */
  close(): Promise<void> {
    this.closing ??= this.quit()
    return this.closing
  }

  private async quit(): Promise<void> {
    this.send({ type: 'close' })
    const timer = setTimeout(() => this.child.kill('SIGKILL'), CLOSE_MS)
    await this.ended
    clearTimeout(timer)
  }

  private kill(): Promise<void> {
    this.closing ??= this.ended
    this.child.kill('SIGKILL')
    return this.closing
  }

  private firstAnswer(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new AudioDeviceError('no-backend', `PortAudio does not answer within ${ANSWER_MS / 1000} s.`)
      const timer = setTimeout(() => this.settle(late), ANSWER_MS)
      this.settle = (error) => {
        clearTimeout(timer)
        this.settle = () => undefined
        if (error === undefined) resolve()
        else reject(error)
      }
    })
  }

  private receive(message: FromPortAudio): void {
    if (message.type === 'failed') return this.settle(failureOf(message))
    this.answer = message
    this.settle()
  }

  private end(cause: string, done: () => void): void {
    const told = this.answer !== undefined && this.closing === undefined
    this.settle(new AudioDeviceError('no-backend', `PortAudio failed here (${cause}).`))
    if (told) this.listener.gone(`PortAudio failed (${cause})`)
    done()
  }
}

const environmentFor = ([stream]: PortAudioTask): NodeJS.ProcessEnv => ({
  ...(stream === 'microphone' && { PULSE_LATENCY_MSEC: String(MICROPHONE_FRAGMENT_MS) }),
  // Who sets it knows better.
  ...process.env,
})

const pipeOf = (child: ChildProcess): Socket => {
  const pipe = child.stdio[PCM_FD]
  if (!(pipe instanceof Socket)) throw new Error('the pipe of the samples is none')
  // A write that failed means that it just died: its end is told by itself.
  return pipe.on('error', () => undefined)
}

const failureOf = ({ reason, message }: Extract<FromPortAudio, { type: 'failed' }>): AudioDeviceError => {
  const words = clean(message)
  switch (reason) {
    case 'no-backend':
      return new AudioDeviceError(reason, `The sound addon does not load (${words}); npm run setup builds it.`)
    case 'no-device':
      return new AudioDeviceError(reason, 'PortAudio finds no such device on this machine.')
    case 'not-found':
      return new AudioDeviceError(reason, 'That device is not there any more.')
    case 'unreadable':
      return new AudioDeviceError(reason, `The device refuses: ${words}.`)
  }
}
