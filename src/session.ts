import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { DirectoryError, type Directory } from './net/directory'
import { DiscoveryClient } from './net/discovery-client'
import { V0Signalling } from './net/v0'
import { SignallingError, type Contact, type Endpoint } from './net/signalling'
import { VideoProcess } from './media/video/video-process'
import type { SourceSpec, VideoSettings } from './media/video/messages'
import type { AgentEvent } from './agent-event'
import { UserAgent } from './agent'
import { EXIT, Failure } from './exit'
import { formatEndpoint, isAddress } from './options'
import { clean } from './protocol/text'

/** The port where calls are expected unless another is asked for; a free one if it is taken. */
export const CONTROL_PORT = 5004

/** A nick is held for 24 h (spec: uam-v0-v1, section 1): it is renewed an hour before. */
const RENEW_MS = 23 * 3600 * 1000

/** How often a free pair of ports is looked for. */
const PORT_TRIES = 20

/** Who we are and where we are reached. */
export interface SessionOptions {
  readonly nick: string
  /** Discovery server; absent: only addresses can be called. */
  readonly server?: Endpoint | undefined
  /** Needed with a server. Kept in memory only, to renew the registration. */
  readonly password?: string | undefined
  /** Address to announce and to listen on; found out when absent. */
  readonly host?: string | undefined
  /** Control and video port; undefined: the usual one or a free one; 0: a free one. */
  readonly port?: number | undefined
  readonly source: SourceSpec
  readonly settings: VideoSettings
  /** Told what happens, from the first event on. */
  readonly report: (event: AgentEvent) => void
}

/** A user agent that listens, and is registered where a server was given. */
export interface Session {
  readonly agent: UserAgent
  readonly video: VideoProcess
  readonly directory: Directory | undefined
  readonly local: Endpoint
  close(): Promise<void>
}

/** Opens ports, starts the video process, registers. Rejects with Failure; then everything is closed again. */
export const openSession = async (options: SessionOptions): Promise<Session> => {
  const directory = options.server && new DiscoveryClient(options.server)
  const host = options.host ?? (await ownAddress(options.server))
  const video = new VideoProcess()
  try {
    const bind = bindAddress(host, options.host !== undefined || options.server !== undefined)
    const signalling = await openPorts({ nick: options.nick, port: options.port, bind, directory }, video)
    const local = { host, port: signalling.local.port }
    const resolve = (target: string): Promise<Contact | undefined> => resolveTarget(target, directory)
    const { nick, settings, report } = options
    const agent = new UserAgent({ nick, local, signalling, video, resolve, settings })
    agent.on(report)
    agent.setSource(options.source)
    report({ event: 'listening', ...local })
    const renewal = directory && (await register(options, directory, local))
    const close = async (): Promise<void> => {
      clearInterval(renewal)
      await agent.close()
      await directory?.close()
    }
    return { agent, video, directory, local, close }
  } catch (error) {
    await video.close()
    throw error
  }
}

interface PortOptions {
  readonly nick: string
  readonly port: number | undefined
  /** The address to bind. */
  readonly bind: string
  readonly directory: Directory | undefined
}

/** Binds the same number for TCP control and UDP video (spec: uam-v0-v1, section 6). */
const openPorts = async (options: PortOptions, video: VideoProcess): Promise<V0Signalling> => {
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

const openVideo = (video: VideoProcess, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const off = video.on((event) => {
      if (event.type !== 'opened' && event.type !== 'open-failed' && event.type !== 'gave-up') return
      off()
      if (event.type === 'opened') resolve()
      else if (event.type === 'gave-up') reject(new Failure(EXIT.failure, 'video', event.message))
      else reject(portFailure(Object.assign(new Error(event.message), { code: event.code }), host, port))
    })
    video.send({ type: 'open', host, port })
  })

const portFailure = (error: unknown, host: string, port: number): Failure => {
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
  return new Failure(EXIT.failure, 'listen', `cannot listen on ${where}: ${clean(cause.message)}`, { cause })
}

const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

/** An address of ours that others were told is bound, so that we send from it (some peers check); else all are. */
const bindAddress = (host: string, told: boolean): string => {
  const ours = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === host))
  return told && ours ? host : '0.0.0.0'
}

/** The address of this machine that faces the server; no packet is sent. Without a server: the first outer one. */
export const ownAddress = async (server: Endpoint | undefined): Promise<string> => {
  const outer = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  const fallback = outer?.address ?? '127.0.0.1'
  return server ? ((await facing(server)) ?? fallback) : fallback
}

const facing = (server: Endpoint): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    const done = (address: string | undefined): void => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => done(undefined))
    socket.connect(server.port, server.host, () => done(socket.address().address))
  })

const resolveTarget = async (target: string, directory: Directory | undefined): Promise<Contact | undefined> => {
  if (!isAddress(target)) {
    if (!directory) throw new Error(`without a discovery server only an address can be called, host:port`)
    return directory.find(target)
  }
  const colon = target.lastIndexOf(':')
  const name = target.slice(0, colon).replace(/^\[|\]$/g, '')
  const { address } = await lookup(name).catch(() => {
    throw new Error(`${clean(name)} is not a known host`)
  })
  return { host: address, port: Number(target.slice(colon + 1)) }
}

const register = async (options: SessionOptions, directory: Directory, local: Endpoint): Promise<NodeJS.Timeout> => {
  const registration = { nick: options.nick, password: options.password ?? '', ...local, protocols: ['V0'] }
  await directory.register(registration).catch((error: unknown) => {
    throw directoryFailure(error)
  })
  options.report({ event: 'registered', nick: options.nick, server: directory.name })
  const renew = (): void => {
    directory.register(registration).catch((error: unknown) => {
      options.report({ event: 'error', code: 'renewal', message: directoryFailure(error).message })
    })
  }
  return setInterval(renew, RENEW_MS).unref()
}

const DIRECTORY_EXITS: { readonly [R in DirectoryError['reason']]: number } = {
  unreachable: EXIT.noServer,
  timeout: EXIT.noServer,
  'bad-reply': EXIT.noServer,
  'wrong-password': EXIT.wrongPassword,
  refused: EXIT.failure,
}

/** A directory's error as one that ends the command, with its documented exit code. */
export const directoryFailure = (error: unknown): Failure => {
  if (error instanceof DirectoryError) {
    return new Failure(DIRECTORY_EXITS[error.reason], error.reason, clean(error.message), { cause: error })
  }
  throw error
}
