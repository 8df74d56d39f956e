import { systemCode, whyNoPort } from '../../protocol/system-trouble'
import type { PictureCodec, Size } from '../codec/codec'
import type { Frame } from '../frame'
import { MediaSocket } from '../wire/media-socket'
import { Peer, resolveHost, type Endpoint } from '../wire/peer'
import { beginCall, type Call } from './call'
import type { FromVideo, ToVideo } from './messages'
import type { Sender } from './sender'
import { Strays } from './strays'

type Of<Type extends ToVideo['type']> = Extract<ToVideo, { readonly type: Type }>

/** What calls need of their surroundings. */
export interface CallsPorts {
  readonly codec: PictureCodec
  readonly sender: Pick<Sender, 'announce' | 'report' | 'start' | 'stop'>
  /** The size in which pictures are needed. */
  wanted(): Size
  /** A picture of the other one. */
  onPicture(frame: Frame): void
  /** A call begins. */
  onBegin(): void
  /** It is over. */
  onEnd(): void
  post(message: FromVideo): void
}

/** The call that is on: who it is with, what comes from there and what goes there, and its counters. */
export class Calls {
  private readonly socket = new MediaSocket((bytes, from) => this.receive(bytes, from))
  private readonly strays = new Strays()
  private call: Call | undefined
  private flowing = false
  /** Messages about the call wait here for the look-up of the peer's address. */
  private turn: Promise<void> = Promise.resolve()
  private jpegBefore: Uint8Array | undefined

  constructor(private readonly ports: CallsPorts) {}

  /** Whether a call is on. */
  get isOn(): boolean {
    return this.call !== undefined
  }

  /** The last picture of the other one, of the call that is on or was last. */
  get lastJpeg(): Uint8Array | undefined {
    return this.call?.receiver.lastJpeg ?? this.jpegBefore
  }

  /** Opens the port, and tells which it is. */
  async open(at: Of<'open'>): Promise<void> {
    const { ports } = this
    try {
      ports.post({ type: 'opened', port: await this.socket.open(at) })
    } catch (error) {
      const code = systemCode(error) ?? 'UNKNOWN'
      const message = `UDP port ${at.port} of ${at.host} cannot be opened: ${whyNoPort(error)}.`
      ports.post({ type: 'open-failed', code, message })
    }
  }

  /** Gives the port back: nothing comes and nothing goes any more. */
  close(): void {
    this.socket.close()
  }

  /** Does something after what was said of calls before. */
  inTurn(action: () => Promise<void> | void): void {
    this.turn = this.turn.then(action)
  }

  /** A call begins, in place of the one before. */
  async start(message: Of<'start'>): Promise<void> {
    this.stop()
    const { ports } = this
    const { sender, codec } = ports
    const { host, port } = message.peer
    const peer = new Peer({ host: await resolveHost(host).catch(() => host), port })
    this.jpegBefore = undefined
    this.call = beginCall({
      id: message.call,
      peer,
      firstOrder: message.firstOrder,
      codec,
      wanted: () => this.ports.wanted(),
      onPicture: (frame) => this.ports.onPicture(frame),
      onHeard: () => ports.post({ type: 'heard', call: message.call }),
      onReport: (report) => sender.report(report, performance.now()),
      onAnnounced: ({ audioPort }) => ports.post({ type: 'peer-audio', call: message.call, port: audioPort }),
    })
    sender.announce(message.announce)
    this.ports.onBegin()
  }

  /** Pictures go out, or are still. */
  flow({ call, flowing }: Of<'flow'>): void {
    if (this.call?.id !== call || this.flowing === flowing) return
    this.flowing = flowing
    this.call.receiver.expectGap()
    if (flowing) this.ports.sender.start(this.call.statistics)
    else this.ports.sender.stop()
  }

  /** Our pictures say something else of us. */
  announce({ call, announce }: Of<'announce'>): void {
    if (this.call?.id === call) this.ports.sender.announce(announce)
  }

  /** Pictures are shown later, or earlier. */
  delay({ call, delayMs }: Of<'delay'>): void {
    if (this.call?.id === call) this.call.receiver.setDelay(delayMs)
  }

  /** Ends the call of this name, or whichever there is. */
  stop(id = this.call?.id): void {
    if (this.call === undefined || this.call.id !== id) return
    this.ports.sender.stop()
    this.flowing = false
    this.postStats(true)
    this.jpegBefore = this.call.receiver.lastJpeg
    this.call.receiver.close()
    this.strays.excuse(this.call.peer.endpoint.host, performance.now())
    this.call = undefined
    this.ports.onEnd()
  }

  /** Sends a datagram to the other one; false where there is none, or the system refused it. */
  transmit(datagram: readonly Uint8Array[]): Promise<boolean> {
    return this.call === undefined ? Promise.resolve(false) : this.socket.send(datagram, this.call.peer.endpoint)
  }

  /** What the other one is to be told of how its pictures fare; mostly nothing. */
  report(nowMs: number): Uint8Array | undefined {
    return this.call?.receiver.report(nowMs)
  }

  /** The last picture is decoded again if more of its detail can be shown now. */
  again(): void {
    this.call?.receiver.again()
  }

  /** Tells the counters; of the whole call where it is over. */
  postStats(final: boolean): void {
    if (this.call === undefined) return
    const stats = this.call.statistics.report(performance.now(), final ? 'whole' : 'lap')
    this.ports.post({ type: 'stats', call: this.call.id, final, stats })
  }

  private receive(bytes: Uint8Array, from: Endpoint): void {
    const now = performance.now()
    const foreign = this.call?.peer.sends(from.host) !== true
    if (foreign && this.strays.worthTelling(bytes, from, now)) this.ports.post({ type: 'stray', ...from })
    this.call?.receiver.push(bytes, from.host, now)
  }
}
