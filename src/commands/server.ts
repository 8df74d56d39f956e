import { networkInterfaces } from 'node:os'
import { SERVER_PORT } from '../options'
import { REGISTRY_PORT } from '../protocol/sala/message'
import { whyNoPort } from '../protocol/system-trouble'
import { spoken } from '../language'
import { DiscoveryServer } from '../server/discovery-server'
import { MemoryStorage } from '../server/memory-storage'
import type { ServerEvent } from '../server/event'
import type { SalaEvent } from '../server/sala/event'
import { SalaServer } from '../server/sala/sala-server'
import { SALA_WORDS } from './sala-words'
import { Announcer, DISCOVERY_WORDS, type ServerWords } from './server-announcer'

/** Options of `vcall server`. */
export interface ServerCommandOptions {
  readonly host: string
  /** 0 takes a free one; absent: the usual one of the system. */
  readonly port?: number
  /** One JSON object a line on standard output instead of text for people. */
  readonly json: boolean
  /** The name registry of Sala Virtual instead of the discovery server. */
  readonly sala?: boolean
}

/** Where to listen. */
interface Place {
  readonly host: string
  readonly port: number
}

/** A server that listens. */
interface OpenServer extends Place {
  close(): Promise<void>
}

/** One kind of server. */
interface Kind<Event> {
  readonly words: ServerWords<Event>
  readonly open: (at: Place, onEvent: (event: Event) => void) => Promise<OpenServer>
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
type EndSignal = keyof typeof SIGNALS

const FAILED = 1

/** Runs a server until a signal ends it. Resolves with the exit code: 1 failure, 128+n signal n. */
export const runServer = ({ host, port, json, sala = false }: ServerCommandOptions): Promise<number> => {
  if (!sala) return serve({ host, port: port ?? SERVER_PORT }, json, DISCOVERY)
  return serve({ host, port: port ?? REGISTRY_PORT }, json, SALA)
}

const DISCOVERY = {
  words: DISCOVERY_WORDS,
  open: (at, onEvent) => DiscoveryServer.open({ ...at, storage: new MemoryStorage(), onEvent }),
} satisfies Kind<ServerEvent>

const SALA = {
  words: SALA_WORDS,
  open: (at, onEvent) => SalaServer.open({ ...at, onEvent }),
} satisfies Kind<SalaEvent>

const serve = async <Event extends { readonly event: string }>(
  at: Place,
  json: boolean,
  { words, open }: Kind<Event>,
): Promise<number> => {
  const announcer = new Announcer(json, (line) => process.stdout.write(`${line}\n`), words)
  const ended = signalled()
  try {
    const server = await open(at, (event) => announcer.tell(event))
    announcer.listening({ host: server.host, port: server.port }, reachableHosts(server.host))
    const signal = await ended.signal
    await server.close()
    announcer.stopped(signal)
    return 128 + SIGNALS[signal]
  } catch (error) {
    process.stderr.write(`${spoken(whyNot(at, error))}\n`)
    return FAILED
  } finally {
    announcer.close()
    ended.forget()
  }
}

const signalled = (): { readonly signal: Promise<EndSignal>; readonly forget: () => void } => {
  const names = Object.keys(SIGNALS) as EndSignal[]
  let tell: (signal: EndSignal) => void = () => undefined
  const signal = new Promise<EndSignal>((resolve) => (tell = resolve))
  for (const name of names) process.on(name, tell)
  return { signal, forget: () => names.forEach((name) => process.off(name, tell)) }
}

/** The addresses under which others may reach what listens on this one. */
const reachableHosts = (host: string): readonly string[] =>
  host === '0.0.0.0' || host === '::'
    ? Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter(({ internal, family }) => !internal && family === 'IPv4')
        .map(({ address }) => address)
    : [host]

const whyNot = ({ host, port }: Place, error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Is a server running already? --port chooses another one.`
    case 'EACCES':
      return `Port ${port} is only for root. --port 8000 takes one that is for everybody.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. --host 0.0.0.0 takes all of them.`
    default:
      return `The server cannot listen on ${host}:${port}: ${whyNoPort(error)}`
  }
}
