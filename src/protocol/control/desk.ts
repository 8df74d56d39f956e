import type { CallId } from '../call/state'
import type { ControlSignal, MediaPorts, Peer, RefusalReason } from './action'
import type { FarewellDesk, Farewells } from './farewell'
import type { Link } from './link'

/** What the phases of a call share. */
export interface Desk extends FarewellDesk {
  readonly farewells: Farewells
  signal(signal: ControlSignal): void
  /** Gives an open link back to the reception, which reads what else comes on it. */
  release(link: Link): void
  /** The call goes on as this; undefined when it is over. */
  become(call: CallId, part: CallPart | undefined): void
}

/** One call in one of its phases. A command that means nothing in a phase is absent there. */
export interface CallPart {
  /** Who the call is with, as far as it is known. */
  readonly peer: Peer
  accept?(media: MediaPorts): void
  refuse?(reason: RefusalReason): void
  cancel?(): void
  hold?(): void
  resume?(): void
  bye?(): void
  lookedUp?(contact: Peer | undefined): void
  mediaHeard?(): void
}
