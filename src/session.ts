import { lookup } from 'node:dns/promises'
import { DirectoryError, type Directory } from './net/directory'
import { DiscoveryClient } from './net/discovery-client'
import type { Contact, Endpoint } from './net/signalling'
import { VideoProcess } from './media/video/video-process'
import type { SourceSpec, VideoSettings } from './media/video/messages'
import type { AgentEvent } from './agent-event'
import { UserAgent } from './agent'
import { EXIT, Failure } from './exit'
import { isAddress, parseEndpoint } from './options'
import { bindAddress, ownAddress } from './own-address'
import { openPorts } from './ports'
import { clean } from './protocol/text'

/** A nick is held for 24 h (spec: uam-v0-v1, section 1): it is renewed an hour before. */
const RENEW_MS = 23 * 3600 * 1000

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

const resolveTarget = async (target: string, directory: Directory | undefined): Promise<Contact | undefined> => {
  if (!isAddress(target)) {
    if (!directory) throw new Error('Without a discovery server only an address can be called, like 10.0.0.7:5004.')
    return directory.find(target)
  }
  const { host, port } = parseEndpoint('an address', target)
  const { address } = await lookup(host).catch(() => {
    throw new Error(`${clean(host)} is not a known host. Check its name and the network.`)
  })
  return { host: address, port }
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

const DIRECTORY_EXITS: Readonly<Record<DirectoryError['reason'], number>> = {
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
