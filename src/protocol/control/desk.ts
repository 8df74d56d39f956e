import type { CallId } from '../call/state'
import type { Address, ControlAction, ControlSignal, LinkId, Peer, RefusalReason } from './action'
import type { Alarms } from './alarms'
import type { Farewells } from './farewell'
import type { Link } from './link'
import type { ReceivedMessage } from './message'
import type { Posts } from './post'

/** What the parts of the agent share. */
export interface Desk {
  /** Our nick, with which everything is signed. */
  readonly nick: string
  /** The time of the input that is being handled, in milliseconds. */
  readonly now: number
  readonly alarms: Alarms
  readonly posts: Posts
  readonly farewells: Farewells
  act(action: ControlAction): void
  signal(signal: ControlSignal): void
  connect(to: Address, owner: LinkOwner): Link
  forgetLink(id: LinkId): void
  /** Gives an open link back to the reception, which reads what else comes on it. */
  release(link: Link): void
  /** Whether one of our calls is with somebody of this nick: only they sign HOLD, RESUME and END. */
  expects(nick: string): boolean
  /** Whether one of our calls is with this control endpoint. */
  hasCallWith(peer: Address): boolean
  /** The call goes on as this; undefined when it is over. */
  become(call: CallId, part: CallPart | undefined): void
}

/** Who a link belongs to. */
export interface LinkOwner {
  connected?(link: Link): void
  connectFailed?(link: Link, detail: string): void
  heard(link: Link, message: ReceivedMessage): void
  /** Nothing more is read on the link: the other side shut it down, or it was reset. */
  ended(link: Link, how: LinkEnd): void
}

export type LinkEnd = 'end-of-file' | 'reset'

/** One call in one of its phases. A command that means nothing in a phase is absent there. */
export interface CallPart {
  /** Who the call is with, as far as it is known. */
  readonly peer: Peer
  accept?(videoPort: number): void
  refuse?(reason: RefusalReason): void
  cancel?(): void
  hold?(): void
  resume?(): void
  bye?(): void
  lookedUp?(contact: Peer | undefined): void
  mediaHeard?(): void
}
