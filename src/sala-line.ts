import type { AudioEvent, AudioProcess } from './media/audio/audio-process'
import type { ToAudio } from './media/audio/messages'
import type { CallLines } from './net/sala/lines'
import { SalaSignalling } from './net/sala/signalling'
import { CALL_PORT } from './protocol/sala/message'
import { nameFault, nameTrouble } from './protocol/sala/name'
import { clean } from './protocol/text'
import { EXIT, Failure } from './exit'
import { portFailure } from './ports'

/** What a line of Sala Virtual is opened with. */
export interface SalaLineOptions {
  readonly nick: string
  /** The address to bind. */
  readonly bind: string
  /** Absent: 6000, where everybody is called. */
  readonly port: number | undefined
  readonly audio: AudioProcess
  /** Whether somebody of this name is registered. */
  readonly knows?: ((name: string) => boolean) | undefined
}

/** A way to call and to be called; words and sound share its ports, which the audio process owns. */
export interface SalaLine {
  readonly signalling: SalaSignalling
  readonly media: { readonly audioPort: number }
}

/** Takes the call port; rejects with Failure. */
export const openSalaLine = async (options: SalaLineOptions): Promise<SalaLine> => {
  const { nick: name, bind, port = CALL_PORT, audio, knows } = options
  const fault = nameFault(name)
  if (fault) throw new Failure(EXIT.usage, 'refused', nameTrouble(fault))
  const audioPort = await openCallPort(audio, bind, port)
  const local = { host: bind, port: audioPort }
  const signalling = new SalaSignalling({ name, local, lines: linesOf(audio), ...(knows && { knows }) })
  return { signalling, media: { audioPort } }
}

const openCallPort = (audio: AudioProcess, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const off = audio.on((event) => {
      if (event.type !== 'opened' && event.type !== 'open-failed' && event.type !== 'gave-up') return
      off()
      if (event.type === 'opened') resolve(event.port)
      else reject(callPortFailure(event, host, port))
    })
    audio.send({ type: 'open', host, port, wire: 'sala' })
  })

/** All know the port, so another one is no way out; another address of this machine is. */
const callPortFailure = (
  event: Extract<AudioEvent, { type: 'open-failed' | 'gave-up' }>,
  host: string,
  port: number,
): Failure => {
  if (event.type === 'gave-up') return new Failure(EXIT.failure, 'audio', clean(event.message))
  if (event.code !== 'EADDRINUSE') {
    return portFailure(Object.assign(new Error(event.message), { code: event.code }), host, port)
  }
  const message = `${host}:${port} is in use: somebody takes part from this address. --host takes another one of this machine, like 127.0.0.2.`
  return new Failure(EXIT.failure, 'address-in-use', message)
}

/** The ports of the calls, through the process that owns them. */
const linesOf = (audio: Pick<AudioProcess, 'send' | 'on'>): CallLines => {
  const send = (message: ToAudio): void => audio.send(message)
  return {
    open: (line) => send({ type: 'line', line }),
    close: (line) => send({ type: 'unline', line }),
    say: (line, to, text) => send({ type: 'say', to, text, ...(line !== undefined && { line }) }),
    on: (listener) =>
      audio.on((event) => {
        if (event.type === 'line-failed') listener(event)
        if (event.type === 'said') listener({ type: 'word', line: event.line, from: event.from, text: event.text })
      }),
  }
}
