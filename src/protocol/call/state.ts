/**
 * The state of a user agent with respect to calls: at most one call at a time.
 *
 * idle ──dial──▶ inviting ──accepted──▶ established ──bye──▶ idle
 * idle ──invited──▶ ringing ──accept──▶ established
 */

/** Names one call inside this program. Made by the user agent or an adapter, never sent. */
export type CallId = string

/** Names the other person: the nick where there is one, else `host:port`. */
export type PeerId = string

/** Why a call ended; the closed set of the `ended` event. */
export type EndReason =
  | 'hangup' // we hung up, cancelled or declined
  | 'remote-hangup' // they hung up, or gave up while we rang
  | 'denied'
  | 'busy'
  | 'no-answer'
  | 'unreachable'
  | 'unknown-user'
  | 'connection-lost'
  | 'error'

export type CallState =
  | { readonly tag: 'idle' }
  | {
      readonly tag: 'inviting'
      readonly call: CallId
      readonly peer: PeerId
      /** Our own nick, which decides a glare. */
      readonly self: string
      /** Glare that we won: their invitation, to fall back on when ours is refused as busy. */
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

export const IDLE: CallState = { tag: 'idle' }

/** Whether media flows in this state: established, and neither side holds. */
export const mediaRuns = (state: CallState): boolean =>
  state.tag === 'established' && !state.heldByUs && !state.heldByThem
