import type { CallId, EndReason, PeerId } from './state'

/** Why an invitation was refused by the other side or could not be delivered. */
export type Refusal = Extract<EndReason, 'denied' | 'busy' | 'no-answer' | 'unreachable' | 'unknown-user' | 'error'>

/** What happens to the call machine: by the user, by the peer, by time. */
export type CallEvent =
  // the user
  | { readonly type: 'dial'; readonly call: CallId; readonly peer: PeerId; readonly self: string }
  | { readonly type: 'accept' }
  | { readonly type: 'reject'; readonly reason: 'denied' | 'busy' }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'hangup' }
  // the peer, through an adapter; `nick` is the one the peer signs with. `call` names the call that the message belongs
  // to, which need not be the current one: messages cross on the wire.
  | { readonly type: 'invited'; readonly call: CallId; readonly peer: PeerId; readonly nick: string }
  | { readonly type: 'cancelled'; readonly call: CallId }
  | { readonly type: 'accepted'; readonly call: CallId }
  | { readonly type: 'refused'; readonly call: CallId; readonly reason: Refusal }
  | { readonly type: 'peer-held'; readonly call: CallId }
  | { readonly type: 'peer-resumed'; readonly call: CallId }
  | { readonly type: 'peer-ended'; readonly call: CallId }
  | { readonly type: 'lost'; readonly call: CallId }
  // time
  | { readonly type: 'ring-timeout'; readonly call: CallId }
  | { readonly type: 'peer-silent'; readonly call: CallId }
