import { lookup } from 'node:dns/promises'
import { DirectoryError, type Directory } from './net/directory'
import { DiscoveryClient } from './net/discovery-client'
import type { Contact, Endpoint, LocalMedia, Signalling } from './net/signalling'
import { AudioProcess } from './media/audio/audio-process'
import type { AudioSettings } from './media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from './media/audio/spec'
import { VideoProcess } from './media/video/video-process'
import type { FilterChoice } from './media/filter/choice'
import type { SourceSpec, VideoSettings } from './media/video/messages'
import type { AgentEvent } from './agent-event'
import { UserAgent, type AgentParts } from './agent'
import type { Caller } from './incoming'
import { EXIT, Failure } from './exit'
import { isAddress, MAX_DATAGRAM_BYTES, parseEndpoint, type ProtocolChoice } from './options'
import { bindAddress, ownAddress } from './own-address'
import { openAudio, openPorts } from './ports'
import { isXmlRpc, xmlRpcAddress } from './target'
import { openXmlRpcLine, type XmlRpcChoice } from './xmlrpc-line'
import { offersSound, registeredProtocols } from './protocol/discovery/sound-choice'
import { clean } from './protocol/text'

/** A nick is held for 24 h (spec: uam-v0-v1, section 1): it is renewed an hour before. */
const RENEW_MS = 23 * 3600 * 1000

/** How calls have sound. */
export interface SoundOptions {
  readonly protocol: Exclude<ProtocolChoice, 'v0'>
  readonly source: AudioSourceSpec
  readonly sink: AudioSinkSpec
  readonly settings: AudioSettings
}

/** Who has offered us sound, and may therefore be offered it: remembered from call to call. */
export interface SoundCallers {
  has(nick: string): boolean
  add(nick: string): void
}

/** Notes calls, and knows whose are declined at once. `directory` names where we are registered, if we are. */
export interface CallNotes {
  blocks(directory: string | undefined): (caller: Caller) => boolean
  follow(event: AgentEvent, directory: string | undefined): void
}

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
  /** Present: calls go over XML-RPC. */
  readonly xmlrpc?: XmlRpcChoice | undefined
  readonly source: SourceSpec
  /** What our picture goes through; absent: nothing. */
  readonly filters?: readonly FilterChoice[] | undefined
  readonly settings: VideoSettings
  /** Absent: calls are without sound. */
  readonly sound?: SoundOptions | undefined
  /** Those who are registered at this directory, `host:port`; absent: nobody is remembered. */
  readonly soundCallers?: (directory: string) => SoundCallers
  /** Absent: calls are not noted, and nobody is blocked. */
  readonly notes?: CallNotes
  /** Told what happens, from the first event on. */
  readonly report: (event: AgentEvent) => void
}

/** A user agent that listens, and is registered where a server was given. */
export interface Session {
  readonly agent: UserAgent
  readonly video: VideoProcess
  readonly hasSound: boolean
  readonly directory: Directory | undefined
  readonly local: Endpoint
  /** Hangs up, takes leave of the directory, best effort, and closes. */
  logOut(): Promise<void>
  close(): Promise<void>
}

/** Opens ports, starts the processes of the media, registers. Rejects with Failure; then everything is closed again. */
export const openSession = async (options: SessionOptions): Promise<Session> => {
  const directory = options.server && new DiscoveryClient(options.server)
  const host = options.host ?? (await ownAddress(options.server))
  const video = new VideoProcess()
  const audio = options.sound && audioProcess(options.sound)
  try {
    const bind = bindAddress(host, options.host !== undefined || options.server !== undefined)
    const { signalling, media } = await openLine(options, { bind, directory, video, audio })
    const local = { host, port: signalling.local.port }
    const { audioPort } = media
    const resolve = (target: string): Promise<Contact | undefined> =>
      resolveTarget(target, { directory, xmlrpc: options.xmlrpc !== undefined })
    const { nick, report } = options
    const settings = settingsFor(options)
    const callers = directory && options.soundCallers?.(directory.name)
    const sound = soundParts(options, callers, audioPort === undefined ? undefined : audio)
    const blocks = options.notes?.blocks(directory?.name)
    const agent = new UserAgent({ nick, local, signalling, video, media, resolve, settings, blocks, ...sound })
    agent.on((event) => options.notes?.follow(event, directory?.name))
    agent.on(report)
    agent.setSource(options.source)
    if (options.filters) agent.setFilters(options.filters)
    report({ event: 'listening', ...local })
    if (options.sound) {
      agent.setAudio(options.sound.source)
      agent.setSpeaker(options.sound.sink)
    }
    const hasSound = audioPort !== undefined
    const renewal = directory && (await register(options, directory, { ...local, hasSound }))
    const close = async (): Promise<void> => {
      clearInterval(renewal)
      await agent.close()
      await directory?.close()
    }
    const logOut = async (): Promise<void> => {
      await agent.close()
      await directory?.logOut().catch(unlessDirectoryError)
      await close()
    }
    return { agent, video, hasSound, directory, local, logOut, close }
  } catch (error) {
    await Promise.all([video.close(), audio?.close()])
    throw error
  }
}

/** What a line is opened with. */
interface LineParts {
  readonly bind: string
  readonly directory: Directory | undefined
  readonly video: VideoProcess
  readonly audio: AudioProcess | undefined
}

/** A way to call and to be called, and where our processes receive media. */
interface Line {
  readonly signalling: Signalling
  readonly media: LocalMedia
}

const openLine = async (options: SessionOptions, { bind, directory, video, audio }: LineParts): Promise<Line> => {
  const { nick, port, report, xmlrpc } = options
  if (xmlrpc) {
    const noSound = (message: string): void => report({ event: 'notice', message })
    return openXmlRpcLine({ nick, bind, port, video, audio, noSound, ...xmlrpc })
  }
  const signalling = await openPorts({ nick, port, bind, directory }, video)
  const videoPort = signalling.local.port
  const audioPort = audio && (await soundPort(audio, { host: bind, port: videoPort + 1 }, report))
  return { signalling, media: { videoPort, ...(audioPort !== undefined && { audioPort }) } }
}

/** Between our processes and the transport a datagram may be as large as it can; otherwise as the other clients read it. */
const settingsFor = ({ settings, xmlrpc }: SessionOptions): VideoSettings =>
  xmlrpc ? { ...settings, maxDatagramBytes: MAX_DATAGRAM_BYTES } : settings

/** Who leaves does not wait for a server that is gone. */
const unlessDirectoryError = (error: unknown): void => {
  if (!(error instanceof DirectoryError)) throw error
}

const audioProcess = ({ source, sink }: SoundOptions): AudioProcess =>
  new AudioProcess({ stdin: source.kind === 'stdin', stdout: sink.kind === 'stdout' })

/** The port where sound comes in; undefined, and told, where there can be none: calls go on without. */
const soundPort = async (
  audio: AudioProcess,
  wanted: Endpoint,
  report: SessionOptions['report'],
): Promise<number | undefined> => {
  const opened = await openAudio(audio, wanted)
  if (typeof opened === 'number') return opened
  report({ event: 'notice', message: `calls go without sound: ${clean(opened)}` })
  await audio.close()
  return undefined
}

const soundParts = (
  { sound, xmlrpc }: SessionOptions,
  callers: SoundCallers | undefined,
  audio: AudioProcess | undefined,
): Pick<AgentParts, 'offersSound' | 'audio' | 'sound' | 'offeredSound'> => {
  if (!sound || !audio) return { offersSound: () => false }
  const { protocol: choice, settings } = sound
  return {
    audio,
    sound: settings,
    offeredSound: (nick) => callers?.add(nick),
    offersSound: ({ nick, protocols }) =>
      xmlrpc !== undefined ||
      offersSound({ choice, protocols, hasCalledWithSound: nick !== undefined && callers?.has(nick) === true }),
  }
}

const resolveTarget = async (
  target: string,
  { directory, xmlrpc }: { readonly directory: Directory | undefined; readonly xmlrpc: boolean },
): Promise<Contact | undefined> => {
  if (xmlrpc) return atAddress(xmlRpcAddress(target))
  if (isXmlRpc(target)) throw new Error('This is called by `vcall xmlrpc`: here calls go another way.')
  if (!isAddress(target)) {
    if (!directory) throw new Error('Without a discovery server only an address can be called, like 10.0.0.7:5004.')
    return directory.find(target)
  }
  return atAddress(target)
}

const atAddress = async (target: string): Promise<Contact> => {
  const { host, port } = parseEndpoint('an address', target)
  const { address } = await lookup(host).catch(() => {
    throw new Error(`${clean(host)} is not a known host. Check its name and the network.`)
  })
  return { host: address, port }
}

const register = async (
  options: SessionOptions,
  directory: Directory,
  { host, port, hasSound }: Endpoint & { readonly hasSound: boolean },
): Promise<NodeJS.Timeout> => {
  const { nick, password = '' } = options
  const registration = { nick, password, host, port, protocols: registeredProtocols(hasSound) }
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
