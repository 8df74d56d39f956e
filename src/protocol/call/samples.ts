import type { CallEvent } from './event'
import { IDLE, type CallState } from './state'

/*
 * One of each: every kind of state and every kind of event, to run the call machine over. A new state or event does not
 * compile without its sample.
 */

const CALL = { call: 'ours', peer: 'them' } as const
const RIVAL = { call: 'rival' } as const
const ESTABLISHED = { tag: 'established', ...CALL, heldByUs: false, heldByThem: false } as const

/** Every kind of a state, by the state's tag and a name for the kind. */
export const STATE_KINDS: Readonly<Record<CallState['tag'], Readonly<Record<string, CallState>>>> = {
  idle: { idle: IDLE },
  inviting: {
    alone: { tag: 'inviting', ...CALL, self: 'm' },
    rivalled: { tag: 'inviting', ...CALL, self: 'm', rival: RIVAL.call },
  },
  ringing: { ringing: { tag: 'ringing', ...CALL } },
  established: {
    open: ESTABLISHED,
    held_by_us: { ...ESTABLISHED, heldByUs: true },
    held_by_them: { ...ESTABLISHED, heldByThem: true },
    held_by_both: { ...ESTABLISHED, heldByUs: true, heldByThem: true },
  },
}

/** Every kind of an event, by the event's type and a name for the kind; the empty name is that of the plain one. */
export const EVENT_KINDS: Readonly<Record<CallEvent['type'], Readonly<Record<string, CallEvent>>>> = {
  dial: { '': { type: 'dial', ...CALL, self: 'm' } },
  invited: {
    'somebody else': { type: 'invited', call: 'another', peer: 'somebody', nick: 's' },
    'same peer, smaller nick': { type: 'invited', call: 'another', peer: 'them', nick: 'a' },
    'same peer, greater nick': { type: 'invited', call: 'another', peer: 'them', nick: 'z' },
    'same peer, equal nick': { type: 'invited', call: 'another', peer: 'them', nick: 'm' },
  },
  accept: { '': { type: 'accept' } },
  reject: { '': { type: 'reject', reason: 'denied' } },
  accepted: { '': { type: 'accepted', ...CALL }, 'given up': { type: 'accepted', call: 'another' } },
  refused: {
    denied: { type: 'refused', ...CALL, reason: 'denied' },
    'not denied': { type: 'refused', ...CALL, reason: 'busy' },
  },
  cancelled: { '': { type: 'cancelled', ...CALL }, rival: { type: 'cancelled', ...RIVAL } },
  'ring-timeout': { '': { type: 'ring-timeout', ...CALL } },
  hold: { '': { type: 'hold' } },
  resume: { '': { type: 'resume' } },
  'peer-held': { '': { type: 'peer-held', ...CALL } },
  'peer-resumed': { '': { type: 'peer-resumed', ...CALL } },
  hangup: { '': { type: 'hangup' } },
  'peer-ended': { '': { type: 'peer-ended', ...CALL }, rival: { type: 'peer-ended', ...RIVAL } },
  'peer-silent': { '': { type: 'peer-silent', ...CALL } },
  lost: { '': { type: 'lost', ...CALL }, rival: { type: 'lost', ...RIVAL } },
}
