import { randomUUID } from 'node:crypto'
import { whyNoPort } from '../protocol/system-trouble'
import type { ControlAction, ControlInput, MediaPorts } from '../protocol/control/action'
import { ControlAgent } from '../protocol/control/agent'
import { isNick } from '../protocol/control/message'
import type { CallId } from '../protocol/call/state'
import { SignallingError } from './signalling'
import type { Contact, Endpoint, LocalMedia, Signalling, SignallingEvent } from './signalling'
import { Tcp } from './tcp'
import type { TcpListener } from './tcp'
import { MachineRunner } from './machine-runner'
import { untilIdle } from './parting'
import { Listeners } from '../protocol/listeners'

/** How long `close` waits for a CALL_END that may still turn out unread. */
const PARTING_MS = 6500

/** What V0 signalling needs to know. */
export interface V0Options {
  /** The registered address, which is listened on and connected from. */
  readonly host: string
  /** The registered control port; 0 takes a free one. */
  readonly port: number
  /** Our registered nick: printable ASCII without white space and '#'. */
  readonly nick: string
  /** Finds a caller; it may be slow or fail, then the address it calls from is used. */
  lookup(nick: string): Promise<Contact | undefined>
  /** Milliseconds of a clock that does not step. */
  readonly now?: () => number
  readonly newCallId?: () => CallId
}

const inUse = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE'

const cannotListen = (error: unknown, { host, port }: V0Options): SignallingError => {
  const cause = { cause: error }
  if (inUse(error)) {
    return new SignallingError('address-in-use', `Port ${port} of ${host} is in use: choose another one`, cause)
  }
  return new SignallingError('cannot-listen', `Cannot listen on ${host}:${port}: ${whyNoPort(error)}`, cause)
}

/** V0 of the UAM videocall over TCP, and V1 where a call has sound: the sockets, timers and look-ups around `ControlAgent`. */
export class V0Signalling implements Signalling {
  readonly protocol = 'v0'
  private readonly agent: ControlAgent
  private readonly runner: MachineRunner<ControlInput, ControlAction>
  private readonly listeners = new Listeners<SignallingEvent>()
  private closing: Promise<void> | undefined

  private constructor(
    private readonly options: V0Options,
    private readonly tcp: Tcp,
  ) {
    tcp.start(this.tcpListener())
    const { nick, now = () => performance.now(), newCallId = randomUUID } = options
    this.agent = new ControlAgent({ nick, newCallId })
    this.runner = new MachineRunner(this.agent, { now, perform: (action) => this.perform(action) })
  }

  /** Listens on the control port; rejects with SignallingError. */
  static async open(options: V0Options): Promise<V0Signalling> {
    if (!isNick(options.nick)) {
      const message = `The nick "${options.nick}" cannot be used: use 1 to 64 printable ASCII characters without spaces and "#"`
      throw new SignallingError('bad-nick', message)
    }
    const tcp = await Tcp.listen(options).catch((error: unknown) => {
      throw cannotListen(error, options)
    })
    return new V0Signalling(options, tcp)
  }

  get local(): Endpoint {
    return this.tcp.local
  }

  invite(call: CallId, to: Contact, media: LocalMedia): void {
    this.take({ type: 'invite', call, to, media: this.portsOf(media) })
  }

  accept(call: CallId, media: LocalMedia): void {
    this.take({ type: 'accept', call, media: this.portsOf(media) })
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

  mediaHeard(call: CallId): void {
    this.take({ type: 'media-heard', call })
  }

  strayMedia(from: Endpoint): void {
    this.take({ type: 'stray-media', from })
  }

  on(listener: (event: SignallingEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Waits until what was said last is delivered, at most some seconds where a peer does not read, and closes. */
  close(): Promise<void> {
    this.closing ??= this.part()
    return this.closing
  }

  private async part(): Promise<void> {
    this.listeners.clear()
    await untilIdle(this.agent, PARTING_MS)
    this.runner.close()
    await this.tcp.stop()
  }

  /** Pictures come to the port of the control messages, which are sent there by some (spec: uam-v0-v1, section 6). */
  private portsOf(media: LocalMedia): MediaPorts {
    return { ...media, videoPort: media.videoPort ?? this.local.port }
  }

  private tcpListener(): TcpListener {
    return {
      came: (link, host) => this.take({ type: 'came', link, host }),
      connected: (link, host) => this.take({ type: 'connected', link, host }),
      connectFailed: (link, detail) => this.take({ type: 'connect-failed', link, detail }),
      received: (link, bytes) => this.take({ type: 'received', link, bytes }),
      endOfFile: (link) => this.take({ type: 'end-of-file', link }),
      reset: (link) => this.take({ type: 'reset', link }),
    }
  }

  private take(input: ControlInput): void {
    this.runner.take(input)
  }

  private perform(action: ControlAction): void {
    switch (action.type) {
      case 'connect':
        return this.tcp.connect(action.link, action.to)
      case 'write':
        return this.tcp.write(action.link, action.text)
      case 'finish':
        return this.tcp.finish(action.link)
      case 'close':
        return this.tcp.close(action.link)
      case 'look-up':
        return this.lookUp(action.call, action.nick)
      case 'note':
        return this.tell({ type: 'trace', direction: action.direction, text: action.text })
      case 'signal':
        return this.tell(action.signal)
    }
  }

  private lookUp(call: CallId, nick: string): void {
    this.options.lookup(nick).then(
      (contact) => this.take({ type: 'looked-up', call, contact }),
      () => this.take({ type: 'looked-up', call, contact: undefined }),
    )
  }

  private tell(event: SignallingEvent): void {
    this.listeners.tell(event)
  }
}
