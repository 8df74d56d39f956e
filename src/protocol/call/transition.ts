import type { CallEvent } from './event'
import { fallBack, forgetRival, giveUp, glare } from './glare'
import { hold } from './hold'
import { mediaRuns, type CallState } from './state'
import { end, establish, invite, ring, stay, turnAway, type In, type On, type Step } from './step'

/*
 * The call machine. Rows are states, cells are events, an empty cell means "not here": nothing changes, nothing is
 * done. So a repeated or late message, a second hold or a bye after the end need no code of their own.
 *
 * - An event that names another call than the current one changes nothing. Two of them are answered all the same:
 *   an invitation beside the current call is refused as busy, and an acceptance of an invitation that we have given up
 *   (cancel against accept) is ended with a bye, or the peer would sit in a call with nobody.
 * - `cancelled` and `peer-ended` mean the same wherever a call is on: messages overtake each other, and what reaches us
 *   as "gave up" may cross our acceptance.
 * - The two ends agree in the end, whatever a channel loses, doubles or reorders, by four rules. Ring timers end what is
 *   not answered. `peer-silent` ends a call that only we believe in, while media should run. An adapter repeats its last
 *   word on a call (hold, resume or bye) until it is delivered (spec V0, 3.1, rules 4 and 6): on hold silence is right,
 *   so nothing else could tell of a lost bye. And an adapter never invites with the id of a call that is over.
 */

type Table = {
  readonly [S in CallState['tag']]: {
    readonly [E in CallEvent['type']]?: (state: In<S>, event: On<E>) => Step
  }
}

type Rule = (state: CallState, event: CallEvent) => Step

/** A cell for events of the current call; others go `elsewhere`. */
const ours =
  <S extends { readonly call: string } & CallState, E extends { readonly call: string }>(
    here: (state: S, event: E) => Step,
    elsewhere: (state: NoInfer<S>, event: NoInfer<E>) => Step = stay,
  ) =>
  (state: S, event: E): Step =>
    event.call === state.call ? here(state, event) : elsewhere(state, event)

/** Cancel against accept: they believe in a call that we have given up. */
const endStray = (state: CallState, { call }: On<'accepted'>): Step => ({
  state,
  effects: [{ type: 'send-bye', call }],
})

const busy = (state: CallState, event: On<'invited'>): Step => ({ state, effects: turnAway(event) })

const decline = (state: In<'ringing'>, reason: 'denied' | 'busy' | 'no-answer'): Step =>
  end(state, reason, { type: 'send-refuse', call: state.call, reason })

const TABLE: Table = {
  idle: {
    dial: (_, event) => invite(event),
    invited: (_, event) => ring(event),
    accepted: endStray,
  },
  inviting: {
    hangup: (state) => giveUp(state, 'hangup', { type: 'send-cancel', call: state.call }),
    invited: (state, event) => (event.peer === state.peer ? glare : busy)(state, event),
    accepted: ours((state) => establish(state), endStray),
    refused: ours((state, { reason }) => (reason === 'denied' ? giveUp : fallBack)(state, reason)),
    'ring-timeout': ours((state) => fallBack(state, 'no-answer', { type: 'send-cancel', call: state.call })),
    lost: ours(
      (state) => fallBack(state, 'connection-lost'),
      (state, { call }) => forgetRival(state, call),
    ),
    // They accepted and hung up at once, and the bye came first.
    'peer-ended': ours(
      (state) => giveUp(state, 'remote-hangup'),
      (state, { call }) => forgetRival(state, call),
    ),
    cancelled: (state, { call }) => forgetRival(state, call),
  },
  ringing: {
    accept: (state) => establish(state, { type: 'send-accept', call: state.call }),
    reject: (state, { reason }) => decline(state, reason),
    hangup: (state) => decline(state, 'denied'),
    'ring-timeout': ours((state) => decline(state, 'no-answer')),
    cancelled: ours((state) => end(state, 'remote-hangup')),
    'peer-ended': ours((state) => end(state, 'remote-hangup')),
    lost: ours((state) => end(state, 'connection-lost')),
    invited: ours(stay, busy),
    accepted: ours(stay, endStray),
  },
  established: {
    hold: (state) => hold(state, 'us', true),
    resume: (state) => hold(state, 'us', false),
    'peer-held': ours((state) => hold(state, 'them', true)),
    'peer-resumed': ours((state) => hold(state, 'them', false)),
    hangup: (state) => end(state, 'hangup', { type: 'send-bye', call: state.call }),
    'peer-ended': ours((state) => end(state, 'remote-hangup')),
    cancelled: ours((state) => end(state, 'remote-hangup')),
    lost: ours((state) => end(state, 'connection-lost')),
    'peer-silent': ours((state) =>
      mediaRuns(state) ? end(state, 'connection-lost', { type: 'send-bye', call: state.call }) : stay(state),
    ),
    invited: ours(stay, busy),
    accepted: ours(stay, endStray),
  },
}

/** What an event does in a state. Pure; never throws. */
export const transition = (state: CallState, event: CallEvent): Step => {
  // The table's type has checked each cell against its own row and column, which indexing forgets.
  const rule = TABLE[state.tag][event.type] as Rule | undefined
  return rule === undefined ? stay(state) : rule(state, event)
}
