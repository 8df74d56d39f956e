import type { Refusal } from '../call/event'
import type { CallId } from '../call/state'

/** Names one TCP connection. Ours are named by the agent, those of others by the shell. */
export type LinkId = string

/** A TCP or UDP endpoint. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** Somebody's control endpoint, with the nick where it is known. */
export interface Peer extends Address {
  readonly nick?: string
  readonly protocols?: readonly string[]
}

/** Where somebody receives media; without `audioPort` a call is offered, or taken, without sound. */
export interface MediaPorts {
  readonly videoPort: number
  readonly audioPort?: number
}

/** Where the peer receives media; `audio` only where both sides take part in sound. */
export interface RemoteMedia {
  readonly video: Address
  readonly audio?: Address
}

/** What the agent is told. */
export type ControlInput = LinkInput | CallInput | { readonly type: 'stray-media'; readonly from: Address }

/** What happens to a connection; hosts are IP addresses. */
export type LinkInput =
  | { readonly type: 'came'; readonly link: LinkId; readonly host: string }
  | { readonly type: 'connected'; readonly link: LinkId; readonly host: string }
  | { readonly type: 'connect-failed'; readonly link: LinkId; readonly detail: string }
  | { readonly type: 'received'; readonly link: LinkId; readonly bytes: Uint8Array }
  | { readonly type: 'end-of-file'; readonly link: LinkId }
  | { readonly type: 'reset'; readonly link: LinkId }

/** What is wanted of a call, and what becomes known about it. */
export type CallInput =
  | { readonly type: 'invite'; readonly call: CallId; readonly to: Peer; readonly media: MediaPorts }
  | { readonly type: 'accept'; readonly call: CallId; readonly media: MediaPorts }
  | { readonly type: 'refuse'; readonly call: CallId; readonly reason: RefusalReason }
  | { readonly type: 'cancel' | 'hold' | 'resume' | 'bye'; readonly call: CallId }
  | { readonly type: 'looked-up'; readonly call: CallId; readonly contact: Peer | undefined }
  | { readonly type: 'media-heard'; readonly call: CallId }

/** How we turn a call down; `no-answer` is nobody there. */
export type RefusalReason = 'denied' | 'busy' | 'no-answer'

/** What the shell shall do. */
export type ControlAction =
  | { readonly type: 'connect'; readonly link: LinkId; readonly to: Address }
  | { readonly type: 'write'; readonly link: LinkId; readonly text: string }
  /** Shut down writing, keep reading. */
  | { readonly type: 'finish'; readonly link: LinkId }
  /** Close once everything is written; nothing more is reported about this link. */
  | { readonly type: 'close'; readonly link: LinkId }
  /** Find a caller by nick; the answer is the input `looked-up`. */
  | { readonly type: 'look-up'; readonly call: CallId; readonly nick: string }
  /** For the log: a text that was read, or what became of one of ours. */
  | { readonly type: 'note'; readonly direction: 'in' | 'out'; readonly text: string }
  | { readonly type: 'signal'; readonly signal: ControlSignal }

/** What happened to a call. */
export type ControlSignal =
  | {
      readonly type: 'invited'
      readonly call: CallId
      readonly from: Peer & { readonly nick: string }
      readonly remote: RemoteMedia
    }
  | {
      readonly type: 'accepted'
      readonly call: CallId
      readonly nick?: string
      readonly remote: RemoteMedia
    }
  | { readonly type: 'refused'; readonly call: CallId; readonly reason: Refusal; readonly detail: string }
  | { readonly type: 'cancelled' | 'held' | 'resumed' | 'ended' | 'silent'; readonly call: CallId }
  | { readonly type: 'lost'; readonly call: CallId; readonly detail: string }
