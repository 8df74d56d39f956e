import type { EndReason } from '../protocol/call/state'
import { bounded } from './bounded'
import { boundedKey } from './person'

/** Why a call is over: as the call machine has it, or turned away because the caller is blocked. */
export type CallEnd = EndReason | 'blocked'

/** A call that is over. */
export interface PastCall {
  /** As of a PersonKey: empty where the nick is known to no server. */
  readonly server: string
  /** As the other one gave it, else what was dialled. Foreign text. */
  readonly nick: string
  /** `host:port` of the other one's control port; empty where it was never known. Foreign text. */
  readonly address: string
  /** Of the signalling. */
  readonly protocol: string
  readonly direction: 'in' | 'out'
  /** Unix ms, as the following. */
  readonly startedAtMs: number
  /** Absent: there was no answer. */
  readonly answeredAtMs?: number
  readonly endedAtMs: number
  readonly reason: CallEnd
  /** One clause, may be empty. Foreign text. */
  readonly detail: string
  readonly sound: boolean
  /** They called, and nobody here has decided anything. */
  readonly missed: boolean
}

/** A call as the history has it. */
export interface KeptCall extends PastCall {
  readonly id: number
  /** A person has seen it in the history; of use for missed ones. */
  readonly seen: boolean
}

/** Which calls are wanted; the latest first, by their beginning. */
export interface CallQuery {
  readonly limit: number
  readonly missedOnly?: boolean
}

/** So many calls are kept, the latest. */
export const MAX_CALLS = 10_000

const MAX_ADDRESS = 255
const MAX_DETAIL = 500
const MAX_PROTOCOL = 32

/** A call whose texts fit. */
export const boundedCall = (call: PastCall): PastCall => ({
  ...call,
  ...boundedKey(call),
  address: bounded(call.address, MAX_ADDRESS),
  detail: bounded(call.detail, MAX_DETAIL),
  protocol: bounded(call.protocol, MAX_PROTOCOL),
})
