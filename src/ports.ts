import type { AudioProcess } from './media/audio/audio-process'
import type { VideoProcess } from './media/video/video-process'
import type { Directory } from './net/directory'
import { systemCode, whyNoPort } from './protocol/system-trouble'
import { SignallingError, type Contact, type Endpoint } from './net/signalling'
import { V0Signalling } from './net/v0'
import { EXIT, Failure } from './exit'
import { formatEndpoint } from './options'
import { clean } from './protocol/text'

/** The port where calls are expected unless another is asked for; a free one if it is taken. */
export const CONTROL_PORT = 5004

/** How often a free pair of ports is looked for. */
const PORT_TRIES = 20

/** Who listens, and where. */
export interface PortOptions {
  readonly nick: string
  readonly port: number | undefined
  /** The address to bind. */
  readonly bind: string
  readonly directory: Directory | undefined
}

/** Binds the same number for TCP control and UDP video (spec: uam-v0-v1, section 6). Rejects with Failure. */
export const openPorts = async (options: PortOptions, video: VideoProcess): Promise<V0Signalling> => {
  const wanted = options.port ?? CONTROL_PORT
  for (let attempt = 0; ; attempt++) {
    const port = attempt === 0 ? wanted : 0
    const mayRetry = (options.port === undefined || wanted === 0) && attempt < PORT_TRIES
    try {
      return await openPair(options, video, port)
    } catch (error) {
      if (!mayRetry || !(error instanceof Failure) || error.code !== 'port-in-use') throw error
    }
  }
}

const openPair = async (options: PortOptions, video: VideoProcess, port: number): Promise<V0Signalling> => {
  const { nick, directory, bind: host } = options
  const find = async (name: string): Promise<Contact | undefined> => directory?.find(name)
  const signalling = await V0Signalling.open({ host, port, nick, lookup: find }).catch((error: unknown) => {
    throw portFailure(error, host, port)
  })
  try {
    await openVideo(video, host, signalling.local.port)
    return signalling
  } catch (error) {
    await signalling.close()
    throw error
  }
}

/** Binds the UDP port of the pictures; 0 takes a free one. Resolves with its number, rejects with Failure. */
export const openVideo = (video: VideoProcess, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const off = video.on((event) => {
      if (event.type !== 'opened' && event.type !== 'open-failed' && event.type !== 'gave-up') return
      off()
      if (event.type === 'opened') resolve(event.port)
      else if (event.type === 'gave-up') reject(new Failure(EXIT.failure, 'video', event.message))
      else reject(portFailure(Object.assign(new Error(event.message), { code: event.code }), host, port))
    })
    video.send({ type: 'open', host, port })
  })

const LAST_PORT = 65_535

/** Binds the port of the sound, the wanted one or one above it. Resolves with its number, or why there is none. */
export const openAudio = (audio: AudioProcess, { host, port }: Endpoint): Promise<number | string> =>
  new Promise((resolve) => {
    const off = audio.on((event) => {
      if (event.type !== 'opened' && event.type !== 'open-failed' && event.type !== 'gave-up') return
      off()
      resolve(event.type === 'opened' ? event.port : event.message)
    })
    audio.send({ type: 'open', host, port: port > LAST_PORT ? 0 : port })
  })

/** An error of the system about a port as one that ends the command and says what to do. */
export const portFailure = (error: unknown, host: string, port: number): Failure => {
  if (error instanceof Failure) return error
  const cause = error instanceof Error ? error : new Error(String(error))
  const code = systemCode(cause) ?? systemCode(cause.cause)
  const where = formatEndpoint({ host, port })
  if (code === 'EADDRINUSE') {
    const message = `${where} is in use by another program. --port 0 takes a free port.`
    return new Failure(EXIT.failure, 'port-in-use', message, { cause })
  }
  if (code === 'EADDRNOTAVAIL') {
    const message = `${host} is not an address of this machine. Without --host one is found.`
    return new Failure(EXIT.failure, 'no-such-address', message, { cause })
  }
  if (code === 'EACCES') {
    const message = `${where} may not be used by this user. Ports from 1024 on are free for all.`
    return new Failure(EXIT.failure, 'not-permitted', message, { cause })
  }
  if (cause instanceof SignallingError && cause.reason === 'bad-nick')
    return new Failure(EXIT.usage, 'refused', clean(cause.message))
  return new Failure(
    EXIT.failure,
    'listen',
    `Cannot listen on ${where}: ${whyNoPort(code === undefined ? cause : { code })}`,
    { cause },
  )
}
