import type { CallId } from '../protocol/call/state'
import type { Refusal } from '../protocol/call/event'

/** The systems that vcall speaks; the value of `protocol` in events. A V1 call is one of V0 with sound. */
export type ProtocolName = 'v0' | 'v1' | 'xmlrpc' | 'sala'

/** An IP endpoint. */
export interface Endpoint {
  readonly host: string
  readonly port: number
}

/** Who a call goes to: where its control messages are read, and the nick if it is known. */
export interface Contact extends Endpoint {
  readonly nick?: string
  /** Protocol tokens that the contact registered, upper case, e.g. V0. */
  readonly protocols?: readonly string[]
}

/** Where we receive media; announced to the peer. */
export interface LocalMedia {
  /** Absent: the protocol has no pictures. */
  readonly videoPort?: number
  /** Absent: the call is offered, or taken, without sound. */
  readonly audioPort?: number
}

/** Where the peer receives media. */
export interface RemoteMedia {
  /** Absent: the protocol has no pictures. */
  readonly video?: Endpoint
  /** Absent: the call is without sound. In `accepted` it is there only where sound was offered, too. */
  readonly audio?: Endpoint
}

/**
 * Why a text was not taken: the contact shows ASCII alone (it may have seen it all the same), its program or ours has no
 * texts, there is nobody to send it to, it is too long or too many wait, or the contact cannot be reached.
 */
export type TextRefusal = 'not-ascii' | 'unsupported' | 'nobody' | 'too-much' | 'unreachable'

/** What a call takes of the network where requests carry its media. */
export interface CallTraffic {
  readonly sent: TrafficFlow
  readonly received: TrafficFlow
  /** Pictures of ours that the other end took. */
  readonly picturesPerSecond: number
  /** Since the call began: pictures, and pieces of sound, that were left out because the other end takes them too slowly. */
  readonly droppedPictures: number
  readonly droppedSound: number
}

/** Requests one way, and their bodies: since the call began, and in the last seconds. */
export interface TrafficFlow {
  readonly requests: number
  readonly bytes: number
  readonly requestsPerSecond: number
  readonly kbps: number
}

/** What a protocol's adapter reports. `call` is the id given to `invite`, or one made for an incoming call. */
export type SignallingEvent =
  | {
      readonly type: 'invited'
      readonly call: CallId
      readonly from: Contact & { readonly nick: string }
      readonly remote: RemoteMedia
    }
  | { readonly type: 'cancelled'; readonly call: CallId }
  | { readonly type: 'accepted'; readonly call: CallId; readonly nick?: string; readonly remote: RemoteMedia }
  | { readonly type: 'refused'; readonly call: CallId; readonly reason: Refusal; readonly detail: string }
  | { readonly type: 'held' | 'resumed' | 'ended'; readonly call: CallId }
  /** The peer is gone without a word. */
  | { readonly type: 'lost'; readonly call: CallId; readonly detail: string }
  /** No media for too long, by the rules of this protocol. */
  | { readonly type: 'silent'; readonly call: CallId }
  /** A line of text that the contact wrote, in a call or without one. Not yet cleaned. */
  | { readonly type: 'text'; readonly from: Contact & { readonly nick: string }; readonly text: string }
  /** What became of a text of ours. */
  | { readonly type: 'text-sent'; readonly id: string; readonly to: Endpoint }
  | { readonly type: 'text-failed'; readonly id: string; readonly reason: TextRefusal; readonly detail: string }
  /** What a call takes of the network, every few seconds, where that is not what our own processes count. */
  | { readonly type: 'traffic'; readonly call: CallId; readonly traffic: CallTraffic }
  /** A line for the log: what went over the wire. Foreign text in it is not yet cleaned. */
  | { readonly type: 'trace'; readonly direction: 'in' | 'out'; readonly text: string }

/**
 * One protocol's signalling, whatever its wire. All methods return at once; what comes of them is an event.
 * Messages that belong to no call of ours never become events.
 */
export interface Signalling {
  readonly protocol: ProtocolName
  /** Where we listen. */
  readonly local: Endpoint
  invite(call: CallId, to: Contact, media: LocalMedia): void
  accept(call: CallId, media: LocalMedia): void
  refuse(call: CallId, reason: 'denied' | 'busy' | 'no-answer'): void
  /** Gives up an invitation that was not answered. An acceptance that still comes is ended. */
  cancel(call: CallId): void
  hold(call: CallId): void
  resume(call: CallId): void
  bye(call: CallId): void
  /**
   * Sends a line of text to who serves here, in a call or without one. `id` comes back in `text-sent` or `text-failed`.
   * Absent: this protocol carries no text.
   */
  text?(to: Endpoint, id: string, text: string): void
  /** The media plane heard the peer of this call; some protocols know by this alone that the peer lives. */
  mediaHeard(call: CallId): void
  /** Video came from this address though there is no call with it. */
  strayMedia(from: Endpoint): void
  on(listener: (event: SignallingEvent) => void): () => void
  close(): Promise<void>
}

/** Why a protocol's signalling could not be opened; `message` is fit for a person. */
export class SignallingError extends Error {
  constructor(
    readonly reason: 'bad-nick' | 'address-in-use' | 'cannot-listen',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'SignallingError'
  }
}
