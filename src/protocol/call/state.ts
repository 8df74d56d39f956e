/*
 * The state of a user agent with respect to calls: at most one call at a time.
 *
 * idle ──dial──▶ inviting ──accepted──▶ established ──bye──▶ idle
 * idle ──invited──▶ ringing ──accept──▶ established
 */

/** Names one call inside this program. Made by the user agent or an adapter, never sent. */
export type CallId = string

/** Names the other person: the nick where there is one, else `host:port`. */
export type PeerId = string

/**
 * Why a call ended; the closed set of the `ended` event. An answer to an invitation has the same name at both ends:
 * who declines reads `denied`, and so does who was declined.
 */
export type EndReason =
  | 'hangup' // we hung up, or gave up our invitation
  | 'remote-hangup' // they hung up, or gave up while we rang
  | 'denied' // the one who was called declined
  | 'busy' // the one who was called was busy, or said so
  | 'no-answer' // the one who was called did not answer in time
  | 'unreachable'
  | 'unknown-user'
  | 'connection-lost'
  | 'error'

/** At most one call at a time; the fields of a call exist only where there is one. */
export type CallState =
  | { readonly tag: 'idle' }
  | {
      readonly tag: 'inviting'
      readonly call: CallId
      readonly peer: PeerId
      /** Our own nick, which decides a glare. */
      readonly self: string
      /** Glare that we won: their invitation, still open, to fall back on when ours comes to nothing. */
      readonly rival?: CallId
    }
  | { readonly tag: 'ringing'; readonly call: CallId; readonly peer: PeerId }
  | {
      readonly tag: 'established'
      readonly call: CallId
      readonly peer: PeerId
      readonly heldByUs: boolean
      readonly heldByThem: boolean
    }

/** No call: where every call begins and ends. */
export const IDLE: CallState = { tag: 'idle' }

/** Whether media flows in this state: established, and neither side holds. */
export const mediaRuns = (state: CallState): boolean =>
  state.tag === 'established' && !state.heldByUs && !state.heldByThem
