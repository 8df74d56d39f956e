import type { CallId, PeerId } from './protocol/call/state'
import type { Contact, RemoteMedia } from './net/signalling'
import { NO_STATS, type CallStats } from './agent-event'

/** A kind of media, with a process of its own. */
export type Plane = 'video' | 'audio'

/** What the user agent remembers of one call beside the machine's state. */
export interface CallRecord {
  readonly call: CallId
  readonly peer: PeerId
  /** Who called whom. */
  direction: 'in' | 'out'
  /** Unix ms. */
  startedAtMs: number
  /** The nick as the peer gave it, else what was dialled. */
  nick: string
  /** Where its control messages go; unknown until the nick was looked up. */
  contact: Contact | undefined
  /** Where the peer receives media. */
  remote: RemoteMedia | undefined
  /** The other program is a vcall, too. */
  isVcall: boolean
  /** Unix ms of the answer. */
  answeredAtMs: number | undefined
  /** Why it failed, for a person. */
  detail: string
  /** Given up before the invitation was sent. */
  cancelled: boolean
  /** The invitation went out. */
  invited: boolean
  /** Media may flow: nobody holds. */
  flowing: boolean
  /** The planes that were told to start it and have not told its final counters. */
  readonly planes: Set<Plane>
  stats: CallStats
}

/** A record of a call that just began: theirs where the contact is known already, else ours. */
export const newRecord = (call: CallId, peer: PeerId, contact?: Contact): CallRecord => ({
  call,
  peer,
  direction: contact ? 'in' : 'out',
  startedAtMs: Date.now(),
  nick: peer,
  contact,
  remote: undefined,
  isVcall: false,
  answeredAtMs: undefined,
  detail: '',
  cancelled: false,
  invited: false,
  flowing: false,
  planes: new Set(),
  stats: NO_STATS,
})
