import type { CallId, EndReason, PeerId } from './state'

/** What the runner shall do; every outcome comes back as an event. */
export type CallEffect =
  // to the peer, through the adapter of the call's protocol
  | { readonly type: 'send-invite'; readonly call: CallId }
  | { readonly type: 'send-cancel'; readonly call: CallId }
  | { readonly type: 'send-accept'; readonly call: CallId }
  | { readonly type: 'send-refuse'; readonly call: CallId; readonly reason: 'denied' | 'busy' | 'no-answer' }
  | { readonly type: 'send-hold'; readonly call: CallId }
  | { readonly type: 'send-resume'; readonly call: CallId }
  | { readonly type: 'send-bye'; readonly call: CallId }
  // to the media plane
  | { readonly type: 'start-media'; readonly call: CallId }
  | { readonly type: 'stop-media'; readonly call: CallId }
  // to the clock
  | { readonly type: 'start-ring-timer'; readonly call: CallId; readonly ms: number }
  | { readonly type: 'stop-ring-timer'; readonly call: CallId }
  // to whoever watches
  | { readonly type: 'tell'; readonly news: CallNews }

/** What a person or a script is told about a call. */
export type CallNews =
  | { readonly type: 'calling'; readonly call: CallId; readonly peer: PeerId }
  | { readonly type: 'incoming'; readonly call: CallId; readonly peer: PeerId }
  /** `replaces` names our own invitation that this call took the place of in a glare; it gets no `ended` of its own. */
  | { readonly type: 'answered'; readonly call: CallId; readonly peer: PeerId; readonly replaces?: CallId }
  | { readonly type: 'held' | 'resumed'; readonly call: CallId; readonly by: 'us' | 'them' }
  | { readonly type: 'ended'; readonly call: CallId; readonly peer: PeerId; readonly reason: EndReason }
  /** An invitation that was answered busy because a call is on. */
  | { readonly type: 'missed'; readonly call: CallId; readonly peer: PeerId }
