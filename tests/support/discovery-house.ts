import { DiscoveryServer, type DiscoveryServerOptions } from '../../src/server/discovery-server'
import type { ServerEvent } from '../../src/server/event'
import { MemoryStorage } from '../../src/server/memory-storage'
import { RawClient } from './discovery-raw'

/** A discovery server for a test, what it told, and its guests. */
export class House {
  readonly events: ServerEvent[] = []
  /** Unix time in milliseconds that the server sees. */
  nowMs = 1_700_000_000_000
  private readonly guests: RawClient[] = []
  private opened: DiscoveryServer | undefined

  async open(options: Partial<DiscoveryServerOptions> = {}): Promise<this> {
    this.opened = await DiscoveryServer.open({
      host: '127.0.0.1',
      port: 0,
      storage: new MemoryStorage(),
      now: () => this.nowMs,
      onEvent: (event) => this.events.push(event),
      ...options,
    })
    return this
  }

  get server(): DiscoveryServer {
    if (this.opened === undefined) throw new Error('not open')
    return this.opened
  }

  async guest(from?: string): Promise<RawClient> {
    const guest = await RawClient.open(this.server.port, from)
    this.guests.push(guest)
    return guest
  }

  /** One request on a connection of its own. */
  async ask(request: string, pattern?: RegExp): Promise<string> {
    const guest = await this.guest()
    const reply = await guest.ask(request, pattern)
    guest.close()
    return reply
  }

  /** The events of one kind. */
  told<E extends ServerEvent['event']>(name: E): readonly Extract<ServerEvent, { event: E }>[] {
    return this.events.filter((each): each is Extract<ServerEvent, { event: E }> => each.event === name)
  }

  async close(): Promise<void> {
    for (const guest of this.guests) guest.close()
    await this.opened?.close()
  }
}
