import type { CallEffect } from './effect'
import type { CallId, EndReason } from './state'
import { end, silence, stay, turnAway, type In, type On, type Step } from './step'

/*
 * Glare: two people invite each other at the same time. The invitation of the smaller nick survives (compared as code
 * units), so both ends decide alike without another message: the greater nick gives its own up and accepts.
 *
 * A peer that knows no such rule will refuse ours as busy, let it ring, or not hear it, and wait for an answer to its
 * own. So the winner keeps the other invitation as its `rival` and falls back on it when its own comes to nothing by
 * itself. It does not after a person's no (our hang-up, their refusal or bye): then the rival is refused as busy, so
 * that nobody rings on for nothing. When ours is accepted the rival gets no answer: the peer has given it up, and where
 * a "busy" names no call (V0) it would be taken for the call that has just begun.
 */

/** Somebody whom we are inviting invites us. */
export const glare = (state: In<'inviting'>, event: On<'invited'>): Step => {
  if (event.call === state.call || event.call === state.rival) return stay(state)
  // Equal nicks decide nothing; both ends then refuse the other and read `busy`.
  if (event.nick === state.self) return { state, effects: turnAway(event) }
  // A second invitation of the same person: the first is out of date.
  const former = refuseRival(state)
  if (event.nick > state.self) return { state: { ...state, rival: event.call }, effects: former }
  return takeOver(state, event.call, [...former, { type: 'send-cancel', call: state.call }])
}

/** Our invitation came to nothing, though no person said no: the rival is answered where there is one. */
export const fallBack = (state: In<'inviting'>, reason: EndReason, ...words: readonly CallEffect[]): Step =>
  state.rival === undefined ? end(state, reason, ...words) : takeOver(state, state.rival, words)

/** A person ended our invitation: the rival is refused where there is one. */
export const giveUp = (state: In<'inviting'>, reason: EndReason, ...words: readonly CallEffect[]): Step =>
  end(state, reason, ...words, ...refuseRival(state))

/** The rival is open no more. */
export const forgetRival = (state: In<'inviting'>, call: CallId): Step =>
  call === state.rival ? stay({ tag: 'inviting', call: state.call, peer: state.peer, self: state.self }) : stay(state)

const refuseRival = (state: In<'inviting'>): readonly CallEffect[] =>
  state.rival === undefined ? [] : turnAway({ call: state.rival, peer: state.peer })

const takeOver = (state: In<'inviting'>, call: CallId, words: readonly CallEffect[]): Step => ({
  state: { tag: 'established', call, peer: state.peer, heldByUs: false, heldByThem: false },
  effects: [
    ...silence(state),
    ...words,
    { type: 'send-accept', call },
    { type: 'start-media', call },
    { type: 'tell', news: { type: 'answered', call, peer: state.peer, replaces: state.call } },
  ],
})
