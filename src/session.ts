import { lookup } from 'node:dns/promises'
import { DirectoryError, type Directory } from './net/directory'
import { SalaDirectory } from './net/sala/directory'
import type { Contact, Endpoint, LocalMedia, Signalling } from './net/signalling'
import type { AudioProcess } from './media/audio/audio-process'
import type { FilterChoice } from './media/filter/choice'
import type { SourceSpec, VideoSettings } from './media/video/messages'
import type { AgentEvent } from './agent-event'
import { UserAgent, type AgentParts } from './agent'
import type { Caller } from './incoming'
import type { VideoPort } from './call-media'
import { directoryAt } from './directories'
import { directoryFailure } from './directory-failure'
import { isAddress, MAX_DATAGRAM_BYTES, parseEndpoint, SOUND_DEFAULTS } from './options'
import { startProcesses, type MediaProcesses, type PictureProcesses, type SoundOptions } from './media-processes'
import { bindAddress, ownAddress } from './own-address'
import { openAudio, openPorts } from './ports'
import { openSalaLine } from './sala-line'
import { stayPresent } from './sala-presence'
import { isXmlRpc, xmlRpcAddress } from './target'
import { openXmlRpcLine, type XmlRpcChoice } from './xmlrpc-line'
import { offersSound, registeredProtocols } from './protocol/discovery/sound-choice'
import type { System } from './protocol/system'
import { clean } from './protocol/text'

/** A nick is held for 24 h (spec: uam-v0-v1, section 1): it is renewed an hour before. */
const RENEW_MS = 23 * 3600 * 1000

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
  /** Calls go by Sala Virtual, and the server is a registry of it. */
  readonly sala?: boolean | undefined
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
  /** How its calls go. */
  readonly system: System
  readonly video: VideoPort
  /** False: there are no pictures, here or there. */
  readonly hasPictures: boolean
  readonly hasSound: boolean
  readonly directory: Directory | undefined
  readonly local: Endpoint
  /** Hangs up, takes leave of the directory, best effort, and closes. */
  logOut(): Promise<void>
  close(): Promise<void>
}

/** Opens ports, starts the processes of the media, registers. Rejects with Failure; then everything is closed again. */
export const openSession = async (asked: SessionOptions): Promise<Session> => {
  const options = withSystem(asked)
  const directory = options.server && directoryAt(options.server, options)
  const host = options.host ?? (await ownAddress(options.server))
  const processes = startProcesses(options.sound, options.sala === true)
  const { video, audio } = processes
  try {
    const bind = bindAddress(host, options.host !== undefined || options.server !== undefined)
    const { signalling, media } = await openLine(options, { bind, directory, processes })
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
    agent.controls.setSource(options.source)
    if (options.filters) agent.controls.setFilters(options.filters)
    report({ event: 'listening', ...local })
    if (options.sound) {
      agent.controls.setAudio(options.sound.source)
      agent.controls.setSpeaker(options.sound.sink)
    }
    const hasSound = audioPort !== undefined
    const leaveBe = directory && (await register(options, directory, { ...local, hasSound }))
    const close = async (): Promise<void> => {
      leaveBe?.()
      await agent.close()
      await directory?.close()
    }
    const logOut = async (): Promise<void> => {
      await agent.close()
      await directory?.logOut().catch(unlessDirectoryError)
      await close()
    }
    const hasPictures = processes.kind === 'pictures'
    const system = options.xmlrpc ? 'xmlrpc' : options.sala === true ? 'sala' : 'v0'
    return { agent, system, video, hasPictures, hasSound, directory, local, logOut, close }
  } catch (error) {
    await Promise.all([video.close(), audio?.close()])
    throw error
  }
}

/** Who asks for XML-RPC means it, whatever the last log in was. */
const withSystem = (asked: SessionOptions): SessionOptions => {
  const sala = asked.sala === true && asked.xmlrpc === undefined
  return sala ? { ...asked, sound: asked.sound ?? SILENT } : { ...asked, sala }
}

/** Sala Virtual has nothing but sound: who wants none says nothing and hears nothing. */
const SILENT: SoundOptions = {
  protocol: 'auto',
  source: { kind: 'none' },
  sink: { kind: 'none' },
  settings: SOUND_DEFAULTS,
}

/** What a line is opened with. */
interface LineParts<Processes = MediaProcesses> {
  readonly bind: string
  readonly directory: Directory | undefined
  readonly processes: Processes
}

/** A way to call and to be called, and where our processes receive media. */
interface Line {
  readonly signalling: Signalling
  readonly media: LocalMedia
}

const openLine = (options: SessionOptions, { processes, ...parts }: LineParts): Promise<Line> => {
  if (processes.kind === 'pictures') return openPictureLine(options, { ...parts, processes })
  const { nick, port } = options
  const { bind, directory } = parts
  const knows = directory instanceof SalaDirectory ? (name: string): boolean => directory.knows(name) : undefined
  return openSalaLine({ nick, bind, port, audio: processes.audio, knows })
}

const openPictureLine = async (
  options: SessionOptions,
  { bind, directory, processes: { video, audio } }: LineParts<PictureProcesses>,
): Promise<Line> => {
  const { nick, port, report, xmlrpc } = options
  if (xmlrpc) {
    return openXmlRpcLine({ nick, bind, port, video, audio, report, ...xmlrpc })
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

/** The port where sound comes in; undefined, and told, where there can be none: calls go on without. */
const soundPort = async (
  audio: AudioProcess,
  wanted: Endpoint,
  report: SessionOptions['report'],
): Promise<number | undefined> => {
  const opened = await openAudio(audio, wanted)
  if (typeof opened === 'number') return opened
  report({ event: 'notice', message: `Calls go without sound: ${clean(opened)}` })
  await audio.close()
  return undefined
}

const soundParts = (
  { sound, xmlrpc, sala }: SessionOptions,
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
      sala === true ||
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

/** Registers, and stays so; resolves with the way to leave it be. */
const register = async (
  options: SessionOptions,
  directory: Directory,
  { host, port, hasSound }: Endpoint & { readonly hasSound: boolean },
): Promise<() => void> => {
  const { nick, password = '', report } = options
  const registration = { nick, password, host, port, protocols: registeredProtocols(hasSound) }
  await directory.register(registration).catch((error: unknown) => {
    throw directoryFailure(error)
  })
  report({ event: 'registered', nick, server: directory.name })
  if (directory instanceof SalaDirectory) return stayPresent({ directory, nick, report })
  const renew = (): void => {
    directory.register(registration).catch((error: unknown) => {
      report({ event: 'error', code: 'renewal', message: directoryFailure(error).message })
    })
  }
  const renewal = setInterval(renew, RENEW_MS).unref()
  return () => clearInterval(renewal)
}
