import { randomUUID } from 'node:crypto'
import type { CallId } from '../../protocol/call/state'
import { XMLRPC_PORT, type DialectName } from '../../protocol/xmlrpc/dialect'
import type { Found } from '../../protocol/xmlrpc/dialect-search'
import { faultKind } from '../../protocol/xmlrpc/fault'
import { XmlRpcPhone } from '../../protocol/xmlrpc/phone'
import type { Address, PhoneAction, PhoneInput, PhoneSignal } from '../../protocol/xmlrpc/phone-action'
import type { Contact, Endpoint, LocalMedia, RemoteMedia, Signalling, SignallingEvent } from '../signalling'
import { hostKey } from './host'
import type { FromTransport, ToTransport } from './messages'
import { Tally } from './tally'
import { describeTraffic } from './traffic-words'
import { MachineRunner } from '../machine-runner'
import { untilIdle } from '../parting'
import { Listeners } from '../../protocol/listeners'

/** How long `close` waits for what was said last. */
const PARTING_MS = 4000

/** The transport process as the signalling uses it. */
export interface Transport {
  send(message: ToTransport): void
  on(
    listener: (event: FromTransport | { readonly type: 'restarted' } | { readonly type: 'gave-up' }) => void,
  ): () => void
  close(): Promise<void>
}

/** Which program each contact had, from one call to the next; only programs of which one is known. */
export interface DialectMemory {
  /** Its name; undefined: it is not known. */
  at(contact: Address): DialectName | undefined
  /** It has this one; undefined: it has none of those. */
  learn(contact: Address, dialect: DialectName | undefined): void
}

/** What the signalling of the XML-RPC chat is made of. The transport serves already. */
export interface XmlRpcOptions {
  readonly nick: string
  /** Where the transport serves. */
  readonly local: Endpoint
  /** The ports of the transport for our own media. */
  readonly media: Required<LocalMedia>
  readonly transport: Transport
  /** Where old programs serve, who do not say it. */
  readonly contactPort?: number | undefined
  /** The program of all contacts, where a person knows better. */
  readonly dialect?: string | undefined
  /** Absent: dialects are found out for each call. */
  readonly memory?: DialectMemory | undefined
  readonly now?: () => number
  readonly newCallId?: () => CallId
}

const THIS_MACHINE = '127.0.0.1'

/** The XML-RPC chat: the timers, and the transport process, around `XmlRpcPhone`. */
export class XmlRpcSignalling implements Signalling {
  readonly protocol = 'xmlrpc'
  readonly local: Endpoint
  private readonly phone: XmlRpcPhone
  private readonly runner: MachineRunner<PhoneInput, PhoneAction>
  private readonly remote: RemoteMedia
  private readonly listeners = new Listeners<SignallingEvent>()
  private readonly media = new Map<CallId, LocalMedia>()
  private readonly tallies = new Map<CallId, Tally>()
  private closing: Promise<void> | undefined

  constructor(private readonly options: XmlRpcOptions) {
    const { nick, local, contactPort = XMLRPC_PORT, now = () => performance.now(), newCallId = randomUUID } = options
    this.local = local
    this.phone = new XmlRpcPhone({ nick, port: local.port, contactPort, newCallId, hostKey })
    this.runner = new MachineRunner(this.phone, { now, perform: (action) => this.perform(action) })
    this.remote = {
      video: { host: THIS_MACHINE, port: options.media.videoPort },
      audio: { host: THIS_MACHINE, port: options.media.audioPort },
    }
    options.transport.on((event) => this.hear(event))
  }

  invite(call: CallId, to: Contact, media: LocalMedia): void {
    this.media.set(call, media)
    this.take({ type: 'invite', call, to: { host: to.host, port: to.port } })
  }

  accept(call: CallId, media: LocalMedia): void {
    this.media.set(call, media)
    this.take({ type: 'accept', call })
  }

  refuse(call: CallId, reason: 'denied' | 'busy' | 'no-answer'): void {
    this.take({ type: 'refuse', call, reason })
  }

  cancel(call: CallId): void {
    this.take({ type: 'cancel', call })
  }

  hold(call: CallId): void {
    this.take({ type: 'hold', call })
  }

  resume(call: CallId): void {
    this.take({ type: 'resume', call })
  }

  bye(call: CallId): void {
    this.take({ type: 'bye', call })
  }

  text({ host, port }: Endpoint, id: string, text: string): void {
    this.take({ type: 'text', to: { host, port }, id, text })
  }

  /** The transport hears the peer before our processes do. */
  mediaHeard(): void {
    return undefined
  }

  /** Nobody but the transport reaches the media ports. */
  strayMedia(): void {
    return undefined
  }

  on(listener: (event: SignallingEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Waits until what was said last is delivered, at most some seconds, and closes, with the transport. */
  close(): Promise<void> {
    this.closing ??= this.part()
    return this.closing
  }

  private async part(): Promise<void> {
    this.listeners.clear()
    await untilIdle(this.phone, PARTING_MS)
    this.runner.close()
    await this.options.transport.close()
  }

  private hear(event: Parameters<Parameters<Transport['on']>[0]>[0]): void {
    switch (event.type) {
      case 'ready':
      case 'opened':
      case 'open-failed':
      case 'restarted':
      case 'gave-up':
        return
      case 'traffic':
        return this.carried(event)
      case 'gave-up-medium':
        this.trace('out', `${event.medium} is not sent any more: ${event.detail}`)
        if (faultKind({ code: 1, text: event.detail }) === 'unsupported')
          this.take({ type: 'misunderstood', call: event.call })
        return
      case 'found':
        this.remember(event.to, event.found)
        return this.take(event)
      case 'not-found':
      case 'said':
      case 'unsaid':
      case 'word':
      case 'letter':
      case 'plain-text':
      case 'media':
      case 'stopped':
      case 'link-lost':
        return this.take(event)
    }
  }

  private carried({ call, traffic }: Extract<FromTransport, { type: 'traffic' }>): void {
    const tally = this.tallies.get(call)
    this.trace('out', describeTraffic(traffic))
    if (tally) this.tell({ type: 'traffic', call, traffic: tally.add(traffic) })
  }

  private take(input: PhoneInput): void {
    this.runner.take(input)
  }

  /** What a person says is not found out, and may be said otherwise next time. */
  private remember(to: Address, found: Found): void {
    const { memory, dialect } = this.options
    if (dialect === undefined) memory?.learn(to, found.type === 'old' ? found.dialect.name : undefined)
  }

  private perform(action: PhoneAction): void {
    const { transport } = this.options
    switch (action.type) {
      case 'find':
        return this.find(action)
      case 'start': {
        const media = this.media.get(action.call)
        if (!this.tallies.has(action.call)) this.tallies.set(action.call, new Tally())
        return media && transport.send({ ...action, media })
      }
      case 'stop':
        this.media.delete(action.call)
        this.tallies.delete(action.call)
        return transport.send(action)
      case 'say':
      case 'flow':
      case 'deaf':
        return transport.send(action)
      case 'note':
        return this.trace(action.direction, action.text)
      case 'signal':
        return this.tell(this.eventOf(action.signal))
    }
  }

  private find({ to, afresh }: Extract<PhoneAction, { type: 'find' }>): void {
    const { transport, dialect, memory } = this.options
    if (afresh) memory?.learn(to, undefined)
    transport.send({ type: 'find', to, dialect, remembered: memory?.at(to) })
  }

  /** Wherever the peer is, its media comes from the transport, and ours goes there. */
  private eventOf(signal: PhoneSignal): SignallingEvent {
    const { remote } = this
    return signal.type === 'invited' || signal.type === 'accepted' ? { ...signal, remote } : signal
  }

  private trace(direction: 'in' | 'out', text: string): void {
    this.tell({ type: 'trace', direction, text })
  }

  private tell(event: SignallingEvent): void {
    this.listeners.tell(event)
  }
}
