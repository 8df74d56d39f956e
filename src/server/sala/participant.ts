import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { encodeText } from '../../protocol/sala/encode'
import type { RegistryRequest, RegistryText } from '../../protocol/sala/message'
import { RequestReader } from '../../protocol/sala/request-reader'
import { plainAddress } from '../client-key'
import type { SalaDropReason } from './event'
import type { SalaLimits } from './limits'
import { Outbox } from './outbox'

/** Between our end of a connection and the other one, in ms. */
const LINGER_MS = 2_000

/** What a participant tells the registry. */
export interface ParticipantPorts {
  readonly limits: SalaLimits
  readonly asked: (request: RegistryRequest) => void
  readonly dropped: (reason: SalaDropReason) => void
  /** The connection is over, however it ended. */
  readonly gone: () => void
}

/** One connection to the registry: requests are read from it, and messages said on it, each by itself. */
export class Participant {
  readonly host: string
  readonly port: number
  private readonly reader = new RequestReader()
  private readonly decoder = new StringDecoder('utf8')
  private readonly outbox: Outbox
  private settle: NodeJS.Timeout | undefined
  private patience: NodeJS.Timeout | undefined
  private deaf = false

  constructor(
    readonly client: string,
    private readonly socket: Socket,
    private readonly ports: ParticipantPorts,
  ) {
    this.host = plainAddress(socket.remoteAddress ?? '')
    this.port = socket.remotePort ?? 0
    this.outbox = new Outbox(socket, { limits: ports.limits, gaveUp: (reason) => this.drop(reason) })
    this.patience = setTimeout(() => this.drop('nameless'), ports.limits.nameMs)
    socket.on('data', (chunk) => this.hear(chunk))
    socket.on('end', () => this.ended())
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.gone())
  }

  /** `host:port`, for people. */
  get address(): string {
    return `${this.host}:${this.port}`
  }

  /** It has a name: it may be silent from now on. */
  welcome(): void {
    clearTimeout(this.patience)
  }

  /** It is heard no more. The connection stays for a while, since the genuine programs bear no end of it. */
  ignore(): void {
    this.deaf = true
    clearTimeout(this.patience)
    this.patience = setTimeout(() => this.socket.destroy(), this.ports.limits.refusedMs)
  }

  say(text: RegistryText): void {
    this.outbox.say(encodeText(text))
  }

  /** Says who is there; the text is made once for all. */
  tellList(text: string): void {
    this.outbox.tellList(text)
  }

  /** Says the last word, and closes. */
  farewell(): void {
    this.deaf = true
    this.say({ type: 'farewell' })
    this.outbox.whenSaid(() => this.end())
  }

  /** Closes at once, and tells why. */
  drop(reason: SalaDropReason): void {
    if (this.socket.destroyed) return
    this.ports.dropped(reason)
    this.socket.destroy()
  }

  /** Closes at once. */
  close(): void {
    this.socket.destroy()
  }

  private hear(chunk: Buffer): void {
    if (this.deaf) return
    this.reader.push(this.decoder.write(chunk), performance.now())
    this.look()
  }

  private ended(): void {
    this.reader.end()
    if (!this.deaf) this.look()
    this.end()
  }

  private readonly look = (): void => {
    clearTimeout(this.settle)
    while (!this.deaf && !this.socket.destroyed) {
      const request = this.reader.next(performance.now())
      if (!request) break
      this.ports.asked(request)
    }
    const { deadlineMs } = this.reader
    if (this.deaf || this.socket.destroyed || deadlineMs === undefined) return
    this.settle = setTimeout(this.look, Math.max(1, Math.ceil(deadlineMs - performance.now())))
  }

  private end(): void {
    if (this.socket.destroyed) return
    this.socket.end()
    setTimeout(() => this.socket.destroy(), LINGER_MS).unref()
  }

  private gone(): void {
    clearTimeout(this.settle)
    clearTimeout(this.patience)
    this.deaf = true
    this.ports.gone()
  }
}
