import { createConnection, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { Endpoint } from './signalling'
import { whyNoConnection } from '../protocol/system-trouble'

/** Connections at once, ours and theirs; the agent above keeps far fewer, this is what a flood meets. */
const MAX_CONNECTIONS = 512
/** A peer whose machine died is noticed after some of these. */
const KEEP_ALIVE_MS = 15_000

/** What happens to a connection; after `reset`, `end-of-file` with everything written, or `close` nothing more. */
export interface TcpListener {
  came(id: string, host: string): void
  connected(id: string, host: string): void
  /** `detail` is a clause for a person, such as "connection refused". */
  connectFailed(id: string, detail: string): void
  received(id: string, bytes: Uint8Array): void
  endOfFile(id: string): void
  /** Closed by force: bytes that were written may never have been read. */
  reset(id: string): void
}

/** What is written has so long to leave when a connection is closed. */
const LINGER_MS = 1000

const WILDCARDS: readonly string[] = ['0.0.0.0', '::', '']

const plainHost = (address: string | undefined): string => (address ?? '').replace(/^::ffff:(?=\d+\.)/, '')

/**
 * A listening port and the connections that come and go, each known by an id. Connections are half-open: the end of
 * what the other side says does not end what we say, and a reset is told from it.
 */
export class Tcp {
  /** Where we listen. */
  readonly local: Endpoint
  private readonly sockets = new Map<string, Socket>()
  private accepted = 0

  private listener: TcpListener | undefined

  private constructor(
    private readonly server: Server,
    private readonly host: string,
  ) {
    const { address, port } = server.address() as AddressInfo
    this.local = { host: address, port }
    server.maxConnections = MAX_CONNECTIONS
    server.on('connection', (socket) => this.came(socket))
    // A connection that could not be taken (no more descriptors) is the caller's loss, not the end of the program.
    server.on('error', () => undefined)
  }

  /** Listens (port 0 takes a free one); rejects with the system's error when the port cannot be had. */
  static listen({ host, port }: Endpoint): Promise<Tcp> {
    const server = createServer({ allowHalfOpen: true, noDelay: true })
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve(new Tcp(server, host))
      })
    })
  }

  /** From now on the listener is told; to be called in the same turn in which `listen` resolves. */
  start(listener: TcpListener): void {
    this.listener = listener
  }

  /** Connects from the address we listen on: some peers ignore others than the registered one. */
  connect(id: string, { host, port }: Endpoint): void {
    const own = WILDCARDS.includes(this.host) ? {} : { localAddress: this.local.host }
    const socket = createConnection({ host, port, allowHalfOpen: true, noDelay: true, ...own })
    this.sockets.set(id, socket)
    const onFailure = (error: Error): void => this.failed(id, error)
    socket.once('error', onFailure)
    socket.once('connect', () => {
      socket.off('error', onFailure)
      this.attend(id, socket)
      this.listener?.connected(id, plainHost(socket.remoteAddress))
    })
  }

  write(id: string, text: string): void {
    this.sockets.get(id)?.write(text)
  }

  /** Shuts down writing. */
  finish(id: string): void {
    this.sockets.get(id)?.end()
  }

  /** Closes as soon as everything is written; no event follows. */
  close(id: string): void {
    const socket = this.forget(id)
    if (socket === undefined || socket.connecting) return void socket?.destroy()
    socket.destroySoon()
    setTimeout(() => socket.destroy(), LINGER_MS).unref()
  }

  /** Stops listening and closes all connections. */
  stop(): Promise<void> {
    for (const id of [...this.sockets.keys()]) this.close(id)
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private came(socket: Socket): void {
    const id = `from-${++this.accepted}`
    this.sockets.set(id, socket)
    this.attend(id, socket)
    this.listener?.came(id, plainHost(socket.remoteAddress))
  }

  private attend(id: string, socket: Socket): void {
    socket.setKeepAlive(true, KEEP_ALIVE_MS)
    socket.on('data', (bytes) => this.isKnown(id, socket) && this.listener?.received(id, bytes))
    socket.on('end', () => this.isKnown(id, socket) && this.listener?.endOfFile(id))
    socket.on('error', () => this.forget(id) && this.listener?.reset(id))
    socket.on('close', () => this.forget(id))
  }

  private isKnown(id: string, socket: Socket): boolean {
    return this.sockets.get(id) === socket
  }

  private failed(id: string, error: Error): void {
    if (this.forget(id)) this.listener?.connectFailed(id, whyNoConnection(error))
  }

  private forget(id: string): Socket | undefined {
    const socket = this.sockets.get(id)
    this.sockets.delete(id)
    return socket
  }
}
