import { networkInterfaces } from 'node:os'
import { DiscoveryServer } from '../server/discovery-server'
import { MemoryStorage } from '../server/memory-storage'
import { Announcer } from './server-announcer'

/** Options of `vcall server`. */
export interface ServerCommandOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** One JSON object a line on standard output instead of text for people. */
  readonly json: boolean
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
type EndSignal = keyof typeof SIGNALS

const FAILED = 1

/** Runs the discovery server until a signal ends it. Resolves with the exit code: 1 failure, 128+n signal n. */
export const runServer = async (options: ServerCommandOptions): Promise<number> => {
  const announcer = new Announcer(options.json, (line) => process.stdout.write(`${line}\n`))
  const ended = signalled()
  try {
    const server = await DiscoveryServer.open({
      host: options.host,
      port: options.port,
      storage: new MemoryStorage(),
      onEvent: (event) => announcer.tell(event),
    })
    announcer.listening({ host: server.host, port: server.port }, reachableHosts(server.host))
    const signal = await ended.signal
    await server.close()
    announcer.stopped(signal)
    return 128 + SIGNALS[signal]
  } catch (error) {
    process.stderr.write(`${whyNot(options, error)}\n`)
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

const whyNot = ({ host, port }: ServerCommandOptions, error: unknown): string => {
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
      return `The server cannot listen on ${host}:${port}: ${String(error)}`
  }
}
