import type { CallEffect } from './effect'
import type { CallEvent } from './event'
import { IDLE, mediaRuns, type CallId, type CallState, type EndReason, type PeerId } from './state'

/** How long our invitation rings before we give it up, in ms; longer than any peer rings (spec V0, section 5). */
export const RING_OUT_MS = 35_000

/** How long an invitation rings here before it is refused as not answered, in ms. */
export const RING_IN_MS = 30_000

/** Where a transition leads, and what shall be done, in this order. */
export interface Step {
  readonly state: CallState
  readonly effects: readonly CallEffect[]
}

/** The state with this tag. */
export type In<S extends CallState['tag']> = Extract<CallState, { readonly tag: S }>

/** The event of this type. */
export type On<E extends CallEvent['type']> = Extract<CallEvent, { readonly type: E }>

interface Party {
  readonly call: CallId
  readonly peer: PeerId
}

/** Nothing happens. */
export const stay = (state: CallState): Step => ({ state, effects: [] })

/** Our invitation goes out and rings. */
export const invite = ({ call, peer, self }: On<'dial'>): Step => ({
  state: { tag: 'inviting', call, peer, self },
  effects: [
    { type: 'send-invite', call },
    { type: 'start-ring-timer', call, ms: RING_OUT_MS },
    { type: 'tell', news: { type: 'calling', call, peer } },
  ],
})

/** Their invitation rings here. */
export const ring = ({ call, peer }: Party): Step => ({
  state: { tag: 'ringing', call, peer },
  effects: [
    { type: 'start-ring-timer', call, ms: RING_IN_MS },
    { type: 'tell', news: { type: 'incoming', call, peer } },
  ],
})

/** Ringing is over, on either side: media runs. `words` are sent before. */
export const establish = (state: In<'inviting' | 'ringing'>, ...words: readonly CallEffect[]): Step => ({
  state: { tag: 'established', call: state.call, peer: state.peer, heldByUs: false, heldByThem: false },
  effects: [
    ...silence(state),
    ...words,
    { type: 'start-media', call: state.call },
    { type: 'tell', news: { type: 'answered', call: state.call, peer: state.peer } },
  ],
})

/** The current call is over: what runs for it stops, then `words` are sent, then the end is told. */
export const end = (
  state: Exclude<CallState, In<'idle'>>,
  reason: EndReason,
  ...words: readonly CallEffect[]
): Step => ({
  state: IDLE,
  effects: [
    ...silence(state),
    ...words,
    { type: 'tell', news: { type: 'ended', call: state.call, peer: state.peer, reason } },
  ],
})

/** An invitation that cannot be taken beside the current call: refused as busy, and told as missed. */
export const turnAway = ({ call, peer }: Party): readonly CallEffect[] => [
  { type: 'send-refuse', call, reason: 'busy' },
  { type: 'tell', news: { type: 'missed', call, peer } },
]

/** Stops what runs for this state: the ring timer, or media. */
export const silence = (state: Exclude<CallState, In<'idle'>>): readonly CallEffect[] => {
  if (state.tag !== 'established') return [{ type: 'stop-ring-timer', call: state.call }]
  return mediaRuns(state) ? [{ type: 'stop-media', call: state.call }] : []
}
