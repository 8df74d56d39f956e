import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { SalaEvent } from '../../src/server/sala/event'
import { SalaServer, type SalaServerOptions } from '../../src/server/sala/sala-server'
import { until } from './until'

/** A connection to a registry that takes one read for one message, as the genuine programs do. */
export class SalaGuest {
  /** One entry a read. */
  readonly reads: string[] = []
  closed = false

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.reads.push(chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('end', () => (this.closed = true))
    socket.on('close', () => (this.closed = true))
  }

  static async open(port: number, localAddress = '127.0.0.1'): Promise<SalaGuest> {
    const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true })
    await once(socket, 'connect')
    return new SalaGuest(socket)
  }

  say(text: string): this {
    this.socket.write(text)
    return this
  }

  /** Waits for a read of exactly this, or one that fits, behind the first so many. */
  hears(text: string | RegExp, from = 0): Promise<string> {
    const fits = (read: string): boolean => (typeof text === 'string' ? read === text : text.test(read))
    const look = (): string | undefined => this.reads.slice(from).find(fits)
    return until(`${String(text)} among ${JSON.stringify(this.reads)}`, look)
  }

  async isClosed(): Promise<void> {
    await until('the end of the connection', () => (this.closed ? true : undefined))
  }

  close(): void {
    this.socket.destroy()
  }
}

/** A registry for a test, what it told, and its guests. */
export class SalaHouse {
  readonly guests: SalaGuest[] = []

  private constructor(
    readonly server: SalaServer,
    readonly events: readonly SalaEvent[],
  ) {}

  static async open(options: Partial<SalaServerOptions> = {}): Promise<SalaHouse> {
    const events: SalaEvent[] = []
    const onEvent = (event: SalaEvent): void => void events.push(event)
    return new SalaHouse(await SalaServer.open({ host: '127.0.0.1', port: 0, onEvent, ...options }), events)
  }

  async guest(from?: string): Promise<SalaGuest> {
    const guest = await SalaGuest.open(this.server.port, from)
    this.guests.push(guest)
    return guest
  }

  /** Somebody with a name. */
  async join(name: string, from?: string): Promise<SalaGuest> {
    const guest = (await this.guest(from)).say(name)
    await guest.hears(/^Conectado/)
    return guest
  }

  told<E extends SalaEvent['event']>(name: E): readonly Extract<SalaEvent, { event: E }>[] {
    return this.events.filter((each): each is Extract<SalaEvent, { event: E }> => each.event === name)
  }

  async close(): Promise<void> {
    for (const guest of this.guests) guest.close()
    await this.server.close()
  }
}
