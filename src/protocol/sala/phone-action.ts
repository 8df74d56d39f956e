import type { Refusal } from '../call/event'
import type { CallId } from '../call/state'

/** A UDP endpoint. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** A port that datagrams come to and go from: that of an outgoing call, named by it; undefined is the call port. */
export type Line = CallId | undefined

/** What the phone is told. */
export type PhoneInput =
  /** Call somebody: the address is where invitations are read. */
  | { readonly type: 'invite'; readonly call: CallId; readonly to: Address }
  | { readonly type: 'accept' | 'cancel' | 'bye'; readonly call: CallId }
  | { readonly type: 'refuse'; readonly call: CallId; readonly reason: 'denied' | 'busy' | 'no-answer' }
  /** Sound of the peer of this call came. */
  | { readonly type: 'heard'; readonly call: CallId }
  /** A datagram with a word in it came. */
  | { readonly type: 'word'; readonly line: Line; readonly from: Address; readonly text: string }
  /** The port of an outgoing call cannot be opened. */
  | { readonly type: 'line-failed'; readonly line: CallId; readonly detail: string }

/** What the shell shall do. */
export type PhoneAction =
  | { readonly type: 'open-line' | 'close-line'; readonly line: CallId }
  | { readonly type: 'say'; readonly line: Line; readonly to: Address; readonly text: string }
  /** For the log: a word that was taken, or said. */
  | { readonly type: 'note'; readonly direction: 'in' | 'out'; readonly text: string }
  | { readonly type: 'signal'; readonly signal: PhoneSignal }

/** What happened to a call. */
export type PhoneSignal =
  | {
      readonly type: 'invited'
      readonly call: CallId
      /** Where the caller is called back, which is not where this call comes from. */
      readonly from: Address & { readonly nick: string }
      readonly remote: { readonly audio: Address }
    }
  | { readonly type: 'accepted'; readonly call: CallId; readonly remote: { readonly audio: Address } }
  | { readonly type: 'refused'; readonly call: CallId; readonly reason: Refusal; readonly detail: string }
  | { readonly type: 'cancelled' | 'ended'; readonly call: CallId }
  | { readonly type: 'lost'; readonly call: CallId; readonly detail: string }
