import type { AudioProcess } from './media/audio/audio-process'
import type { VideoProcess } from './media/video/video-process'
import type { Endpoint, LocalMedia } from './net/signalling'
import { XmlRpcSignalling, type DialectMemory } from './net/xmlrpc/signalling'
import { XMLRPC_PORT } from './protocol/xmlrpc/dialect'
import type { AgentEvent } from './agent-event'
import { Failure } from './exit'
import { openAudio, openVideo, portFailure } from './ports'
import { transportNews } from './transport-news'
import { TransportProcess } from './transport/transport-process'

/** What is said of calls over XML-RPC. */
export interface XmlRpcChoice {
  /** Where the programs of callers serve, who do not say it; absent: 5000. */
  readonly contactPort?: number | undefined
  /** The program of all contacts, where a person knows better; absent: found out. */
  readonly dialect?: string | undefined
  /** What is remembered of contacts; absent: nothing. */
  readonly memory?: DialectMemory | undefined
}

/** What a line over XML-RPC is opened with. */
export interface XmlRpcLineOptions extends XmlRpcChoice {
  readonly nick: string
  /** The address to bind. */
  readonly bind: string
  /** Absent: 5000, or a free one where that is taken. */
  readonly port: number | undefined
  readonly video: VideoProcess
  readonly audio: AudioProcess | undefined
  /** Told why calls go without sound, and what becomes of the process that serves. */
  readonly report: (event: AgentEvent) => void
}

/** A way to call and to be called. */
export interface Line {
  readonly signalling: XmlRpcSignalling
  /** The ports of our own processes. */
  readonly media: LocalMedia
}

/** Our own processes and the transport meet on this machine alone. */
const LOOPBACK: Endpoint = { host: '127.0.0.1', port: 0 }

/** Serves XML-RPC in a process of its own, between it and which our media go over loopback. Rejects with Failure. */
export const openXmlRpcLine = async (options: XmlRpcLineOptions): Promise<Line> => {
  const { nick, bind, contactPort, dialect, memory, video, audio, report } = options
  const transport = new TransportProcess()
  try {
    const opened = await serve(transport, options)
    const videoPort = await openVideo(video, LOOPBACK.host, LOOPBACK.port)
    const audioPort = audio && (await openAudio(audio, LOOPBACK))
    if (typeof audioPort === 'string') report({ event: 'notice', message: audioPort })
    tellOf(transport, report)
    const local = { host: bind, port: opened.port }
    const { media } = opened
    const signalling = new XmlRpcSignalling({ nick, local, media, transport, contactPort, dialect, memory })
    return { signalling, media: { videoPort, ...(typeof audioPort === 'number' && { audioPort }) } }
  } catch (error) {
    await transport.close()
    throw error
  }
}

const tellOf = (transport: TransportProcess, report: XmlRpcLineOptions['report']): void => {
  transport.on((event) => {
    const news = transportNews(event)
    if (news) report(news)
  })
}

interface Opened {
  readonly port: number
  readonly media: Required<LocalMedia>
}

const serve = async (
  transport: TransportProcess,
  { bind, port, report }: Pick<XmlRpcLineOptions, 'bind' | 'port' | 'report'>,
): Promise<Opened> => {
  try {
    return await open(transport, bind, port ?? XMLRPC_PORT)
  } catch (error) {
    if (port !== undefined || !(error instanceof Failure) || error.code !== 'port-in-use') throw error
    const opened = await open(transport, bind, 0)
    report({ event: 'notice', message: notUsual(opened.port) })
    return opened
  }
}

/** Old programs call one port, whoever they call. */
const notUsual = (port: number): string =>
  `Port ${XMLRPC_PORT} is in use, so calls come to port ${port}: old programs look for you at ${XMLRPC_PORT} unless they are told another.`

const open = (transport: TransportProcess, host: string, port: number): Promise<Opened> =>
  new Promise((resolve, reject) => {
    const off = transport.on((event) => {
      if (event.type !== 'opened' && event.type !== 'open-failed' && event.type !== 'gave-up') return
      off()
      if (event.type === 'opened') resolve(event)
      else {
        const code = event.type === 'open-failed' ? event.code : undefined
        reject(portFailure(Object.assign(new Error(event.message), { code }), host, port))
      }
    })
    transport.send({ type: 'open', host, port })
  })
