import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { whyNoPort } from '../protocol/system-trouble'
import type { ServiceParts } from './answer'
import { Connection, type ConnectionParts } from './connection'
import { Crowd } from './crowd'
import type { ServerEvent } from './event'
import { DEFAULT_LIMITS, type ServerLimits } from './limits'
import { Passwords } from './passwords'
import { Quota } from './quota'
import { DiscoveryService } from './service'
import type { Storage } from './storage'

/** Where the server listens and what it works with. */
export interface DiscoveryServerOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Closed together with the server. */
  readonly storage: Storage
  /** Unix time in milliseconds, for reservations. */
  readonly now?: () => number
  readonly onEvent?: (event: ServerEvent) => void
  readonly limits?: Partial<ServerLimits>
}

const KEEP_ALIVE_MS = 60_000

/** The discovery server of UAM V0/V1 (section 1) on a TCP port. */
export class DiscoveryServer {
  private readonly crowd: Crowd
  private readonly passwords = new Passwords()
  private readonly service: DiscoveryService
  private readonly listener: Server
  private readonly sweeper: NodeJS.Timeout
  private closing: Promise<void> | undefined

  private constructor(
    private readonly options: DiscoveryServerOptions,
    limits: ServerLimits,
  ) {
    const parts = this.parts(limits)
    this.crowd = new Crowd(limits)
    this.service = new DiscoveryService(parts)
    const settings = { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }
    this.listener = createServer(settings, (socket) =>
      this.welcome(socket, { service: this.service, limits, onEvent: parts.onEvent }),
    )
    this.sweeper = setInterval(() => this.sweep(), limits.sweepMs)
  }

  /** Listens, or rejects with the error of the system, e.g. EADDRINUSE. */
  static async open(options: DiscoveryServerOptions): Promise<DiscoveryServer> {
    const server = new DiscoveryServer(options, { ...DEFAULT_LIMITS, ...options.limits })
    try {
      server.listener.listen({ host: options.host, port: options.port })
      await once(server.listener, 'listening')
      // Later errors are about single connections, e.g. no file descriptor left for one.
      server.listener.on('error', (error) => options.onEvent?.({ event: 'fault', message: whyNoPort(error) }))
      return server
    } catch (error) {
      await server.close()
      throw error
    }
  }

  /** The address that it listens on. */
  get host(): string {
    return this.address().host
  }

  get port(): number {
    return this.address().port
  }

  /** How many connections are open. */
  get connections(): number {
    return this.crowd.size
  }

  /** Stops listening, closes all connections and the storage. */
  close(): Promise<void> {
    this.closing ??= this.shutDown()
    return this.closing
  }

  private parts({ nickBurst, nickRefillMs }: ServerLimits): ServiceParts {
    const { storage, now = Date.now, onEvent = () => undefined } = this.options
    const quota = new Quota({ burst: nickBurst, refillMs: nickRefillMs })
    return { storage, passwords: this.passwords, quota, now, onEvent }
  }

  private address(): { readonly host: string; readonly port: number } {
    const address = this.listener.address()
    if (address === null || typeof address === 'string') return { host: this.options.host, port: this.options.port }
    return { host: address.address, port: address.port }
  }

  private welcome(socket: Socket, parts: ConnectionParts): void {
    const connection = new Connection(socket, parts)
    // One that is gone counts until its last request is done with, so that coming and going gains nothing.
    socket.once('close', () => void connection.close().then(() => this.crowd.remove(connection)))
    this.crowd.admit(connection)
  }

  private sweep(): void {
    this.crowd.sweep(performance.now())
    this.service.expire().catch((error: unknown) => {
      this.options.onEvent?.({ event: 'fault', message: error instanceof Error ? error.message : String(error) })
    })
  }

  private async shutDown(): Promise<void> {
    clearInterval(this.sweeper)
    this.passwords.close()
    const closed = this.listener.listening ? once(this.listener, 'close') : undefined
    if (closed !== undefined) this.listener.close()
    await this.crowd.close()
    await closed
    await this.options.storage.close()
  }
}
