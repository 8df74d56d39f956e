import type { EndReason } from './protocol/call/state'
import type { AgentEvent, CallParty } from './agent-event'
import { parseEndpoint } from './options'
import type { PastCall } from './store/kept-call'
import type { PersonKey } from './store/person'

/** Ends of a call that came in, and that somebody here has decided. */
const DECIDED: readonly EndReason[] = ['denied', 'busy', 'hangup']

/** What the history keeps of an event; undefined where it is not the end of a call. `server` is the directory's name. */
export const pastCallOf = (event: AgentEvent, server: string | undefined, nowMs: number): PastCall | undefined => {
  if (event.event === 'ended') return endedCall(event, server, nowMs)
  if (event.event === 'missed') return { ...briefCall(event, server, nowMs), reason: 'busy', missed: true }
  if (event.event === 'blocked') return { ...briefCall(event, server, nowMs), reason: 'blocked', missed: false }
  return undefined
}

const endedCall = (event: AgentEvent & { event: 'ended' }, server: string | undefined, nowMs: number): PastCall => {
  const { direction, startedAt, answered, seconds, reason, detail, audio } = event
  const startedAtMs = Math.round(startedAt * 1000)
  // Its last counters may have taken a while: the end is where the seconds are over.
  const answeredAtMs = Math.max(startedAtMs, Math.round(nowMs - seconds * 1000))
  return {
    ...callerOf(event, server),
    direction,
    startedAtMs,
    ...(answered && { answeredAtMs }),
    endedAtMs: Math.max(startedAtMs, nowMs),
    reason,
    detail,
    sound: audio.sent.packets + audio.received.packets > 0,
    missed: direction === 'in' && !answered && !DECIDED.includes(reason),
  }
}

type BriefCall = Omit<PastCall, 'reason' | 'missed'>

/** A call that came in and was over at once. */
const briefCall = (party: CallParty, server: string | undefined, nowMs: number): BriefCall => ({
  ...callerOf(party, server),
  direction: 'in',
  startedAtMs: nowMs,
  endedAtMs: nowMs,
  detail: '',
  sound: party.protocol === 'v1',
})

const callerOf = ({ nick, address, protocol, listed }: CallParty, server = ''): Pick<PastCall, Caller> => ({
  server: listed ? server : '',
  nick,
  address,
  protocol,
})

type Caller = 'server' | 'nick' | 'address' | 'protocol'

/** Whom a call was with, as one may be blocked: by the nick where a server knows it, else by the host. */
export const personOf = ({ server, nick, address }: Pick<PastCall, 'server' | 'nick' | 'address'>): PersonKey =>
  server !== '' || address === '' ? { server, nick } : { server, nick: parseEndpoint('an address', address).host }
