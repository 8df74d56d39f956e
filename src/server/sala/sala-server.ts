import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { whyNoPort } from '../../protocol/system-trouble'
import { encodeText } from '../../protocol/sala/encode'
import type { RegistryRequest } from '../../protocol/sala/message'
import { announcement, register, type Asked, type Binding, type Outcome } from '../../protocol/sala/registrar'
import { foreign } from '../event'
import type { SalaEvent } from './event'
import { SALA_LIMITS, type SalaLimits } from './limits'
import { Participant } from './participant'

/** Where a registry listens, and what it works with. */
export interface SalaServerOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly onEvent?: (event: SalaEvent) => void
  readonly limits?: Partial<SalaLimits>
}

/** A machine that is gone without a word is noticed after some of these. */
const KEEP_ALIVE_MS = 15_000

/** The name registry of Sala Virtual (section 1) on a TCP port: who is there, and at which address. */
export class SalaServer {
  private readonly participants = new Map<string, Participant>()
  private readonly parting = new Set<Participant>()
  private readonly listener: Server
  private readonly limits: SalaLimits
  private bindings: readonly Binding[] = []
  private announcing: NodeJS.Timeout | undefined
  private accepted = 0
  private closing: Promise<void> | undefined

  private constructor(private readonly options: SalaServerOptions) {
    this.limits = { ...SALA_LIMITS, ...options.limits }
    const settings = { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }
    this.listener = createServer(settings, (socket) => this.came(socket))
  }

  /** Listens, or rejects with the error of the system, e.g. EADDRINUSE. */
  static async open(options: SalaServerOptions): Promise<SalaServer> {
    const server = new SalaServer(options)
    server.listener.listen({ host: options.host, port: options.port })
    await once(server.listener, 'listening')
    server.listener.on('error', (error) => server.tell({ event: 'fault', message: whyNoPort(error) }))
    return server
  }

  /** The address that it listens on. */
  get host(): string {
    const address = this.listener.address()
    return address === null || typeof address === 'string' ? this.options.host : address.address
  }

  get port(): number {
    const address = this.listener.address()
    return address === null || typeof address === 'string' ? this.options.port : address.port
  }

  /** Who is there, in order of joining. */
  get names(): readonly string[] {
    return this.bindings.map(({ name }) => name)
  }

  /** How many connections are open. */
  get connections(): number {
    return this.participants.size
  }

  /** Stops listening and closes all connections. */
  close(): Promise<void> {
    this.closing ??= this.shutDown()
    return this.closing
  }

  private async shutDown(): Promise<void> {
    clearTimeout(this.announcing)
    const closed = once(this.listener, 'close')
    this.listener.close()
    for (const participant of this.participants.values()) participant.close()
    await closed
    clearTimeout(this.announcing)
  }

  private came(socket: Socket): void {
    const client = `c${++this.accepted}`
    const participant: Participant = new Participant(client, socket, {
      limits: this.limits,
      asked: (request) => this.serve(participant, request),
      dropped: (reason) => this.tell({ event: 'dropped', client: participant.address, reason }),
      gone: () => this.gone(participant),
    })
    const isCrowded = this.isCrowded(participant.host)
    this.participants.set(client, participant)
    if (isCrowded) participant.drop('crowded')
  }

  private isCrowded(host: string): boolean {
    if (this.participants.size >= this.limits.maxConnections) return true
    let same = 0
    for (const other of this.participants.values()) if (other.host === host) same++
    return same >= this.limits.maxConnectionsPerAddress
  }

  private serve(participant: Participant, request: RegistryRequest): void {
    const before = this.nameOf(participant)
    const outcome = this.register(participant, request)
    for (const text of outcome.reply) participant.say(text)
    if (request.type === 'join') this.joined(participant, request.name, outcome)
    else if (before === undefined) return
    else if (request.type === 'leave') this.leave(participant, before)
    else if (request.type === 'look-up') this.lookedUp(participant, request.name)
    else if (request.type === 'unknown') {
      this.tell({ event: 'ignored', client: participant.address, text: foreign(request.text) })
    }
  }

  private register(participant: Participant, request: Asked['request']): Outcome {
    const outcome = register(this.bindings, { asker: participant, request }, performance.now())
    this.bindings = outcome.bindings
    if (outcome.announceAtMs !== undefined) this.announceAt(outcome.announceAtMs)
    return outcome
  }

  private joined(participant: Participant, name: string, { refused }: Outcome): void {
    const client = participant.address
    if (refused) {
      participant.ignore()
      return this.tell({ event: 'refused', client, name: foreign(name), reason: refused.type })
    }
    participant.welcome()
    this.tell({ event: 'joined', client, name: foreign(name), online: this.bindings.length })
  }

  private lookedUp(participant: Participant, name: string): void {
    const found = this.bindings.some((each) => each.name === name)
    this.tell({ event: 'lookup', client: participant.address, name: foreign(name), found })
  }

  /** Who leaves is told who is left, and then the last word. */
  private leave(participant: Participant, name: string): void {
    this.parting.add(participant)
    this.left(participant, name, true)
  }

  private left(participant: Participant, name: string, orderly: boolean): void {
    const online = this.bindings.length
    this.tell({ event: 'left', client: participant.address, name: foreign(name), orderly, online })
  }

  private gone(participant: Participant): void {
    this.participants.delete(participant.client)
    this.parting.delete(participant)
    const name = this.nameOf(participant)
    if (name === undefined || this.closing) return
    this.register(participant, { type: 'vanish' })
    this.left(participant, name, false)
  }

  private nameOf({ client }: Participant): string | undefined {
    return this.bindings.find((each) => each.client === client)?.name
  }

  /** Changes that follow each other at once are told together. */
  private announceAt(atMs: number): void {
    if (this.closing) return
    this.announcing ??= setTimeout(() => this.announce(), Math.max(1, Math.ceil(atMs - performance.now())))
  }

  private announce(): void {
    this.announcing = undefined
    const text = encodeText(announcement(this.bindings))
    for (const { client } of this.bindings) this.participants.get(client)?.tellList(text)
    for (const participant of this.parting) {
      participant.tellList(text)
      participant.farewell()
    }
    this.parting.clear()
  }

  private tell(event: SalaEvent): void {
    this.options.onEvent?.(event)
  }
}
