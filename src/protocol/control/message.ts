/** The control messages of the UAM videocall, versions V0 and V1. Source: section 2 of its specification. */

/** A call; with `audioPort` it is a V1 call. Ports are where the sender receives. */
export interface Calling {
  readonly kind: 'calling'
  readonly nick: string
  readonly videoPort: number
  readonly audioPort?: number
}

/** The call is taken; with `audioPort` as a V1 call. */
export interface Accepted {
  readonly kind: 'accepted'
  readonly nick: string
  readonly videoPort: number
  readonly audioPort?: number
}

/** Whoever reads must do without the nick: some peers leave it out, and some sign with ours. */
export interface Denied {
  readonly kind: 'denied'
  readonly nick?: string
}

/** Sent without a nick, whatever others do. */
export interface Busy {
  readonly kind: 'busy'
  readonly nick?: string
}

/** Said inside a call, never answered. The nick may be missing. */
export interface InCall {
  readonly kind: 'hold' | 'resume' | 'end'
  readonly nick?: string
}

/** A message that may be sent. */
export type ControlMessage = Calling | Accepted | Denied | Busy | InCall

/** What a text can turn out to be: malformed is a known verb without what it needs, a port above all. */
export type ReceivedMessage =
  ControlMessage | { readonly kind: 'malformed'; readonly of: ControlMessage['kind'] } | { readonly kind: 'unknown' }

/** The verbs as they are written; each has at most one form that is sent for each version. */
export const VERBS: Readonly<Record<string, ControlMessage['kind']>> = {
  CALLING: 'calling',
  CALLING_V1: 'calling',
  CALL_ACCEPTED: 'accepted',
  CALL_ACCEPTED_V1: 'accepted',
  CALL_DENIED: 'denied',
  CALL_BUSY: 'busy',
  CALL_HOLD: 'hold',
  CALL_RESUME: 'resume',
  CALL_END: 'end',
  // Said by a few, never by us (section 10, rule 2).
  CALLING_ACCEPTED: 'accepted',
  ACCEPT_CALL: 'accepted',
  CALLING_DENIED: 'denied',
}

/** Whether a nick can be signed with: printable ASCII without white space and '#', which end tokens elsewhere. */
export const isNick = (text: string): boolean => /^[!-"$-~]{1,64}$/.test(text)
