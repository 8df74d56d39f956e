import type { CallId } from '../call/state'
import type { Address, Peer } from './action'
import { encodeMessage } from './encode'
import type { Link, LinkDesk, LinkEnd, LinkOwner } from './link'
import type { ReceivedMessage } from './message'
import type { Posts } from './post'

/** No second CALLING within 2 s (section 9, rule 5); some need as long to be free again after a call. */
const QUIET_MS = 2200
/** A peer that does not read a connection closes it so late at most (section 3.1, in a call, rule 5). */
const UNREAD_WINDOW_MS = 6000
/** Video may still be under way for so long after the end (rule 6). */
const STRAY_GRACE_MS = 2000
/** A peer that saw us give up closes within this time; one that does not has not seen it. */
const CROSSING_MS = 1000
/** How long a peer is remembered: longer than anybody rings. */
const MEMORY_MS = 90_000
const MAX_REMEMBERED = 32

/** How a call ended, as far as it matters to the peer. */
export interface Parting {
  readonly call: CallId
  readonly peer: Peer
  /** The peer may believe in a call: CALL_END is said once more when it shows that it does. */
  readonly endOwed: boolean
  /** A link on which more may be learnt; it is read for a while. */
  readonly link?: Link | undefined
  /** When our half of `link` is to end, in milliseconds; absent: at once. */
  readonly finishAtMs?: number | undefined
  /** CALL_END was written on `link`, so a reset of it means that it was not read. */
  readonly endOnLink?: boolean
}

/** What a farewell needs of the agent. */
export interface FarewellDesk extends LinkDesk {
  /** Our nick, with which everything is signed. */
  readonly nick: string
  readonly posts: Posts
  /** Whether one of our calls is with this control endpoint. */
  hasCallWith(peer: Address): boolean
}

/** A call that is over for us, and perhaps not for the peer. */
class Farewell implements LinkOwner {
  private owed: boolean
  /** Our half of the link has ended. */
  private finished = false
  /** An acceptance came after our half had ended: it shows within CROSSING_MS whether the peer has seen that. */
  private crossed = false
  private readonly sinceMs: number

  constructor(
    private readonly desk: FarewellDesk,
    readonly parting: Parting,
  ) {
    this.owed = parting.endOwed && !desk.hasCallWith(parting.peer)
    this.sinceMs = desk.now
    if (parting.link) this.readOn(parting.link)
  }

  get endOwed(): boolean {
    return this.owed
  }

  /** Whether CALL_END may still turn out unread or be owed, or our giving up is not said yet. */
  get isOpen(): boolean {
    if (this.parting.link?.isClosed !== false) return false
    return this.parting.endOnLink === true || !this.finished || this.crossed
  }

  heard(link: Link, message: ReceivedMessage): void {
    // An acceptance that crossed our giving up: whoever read the end of our half closes, the others are told.
    if (message.kind !== 'accepted' || this.parting.endOnLink === true || !this.owed) return
    // Who accepted before our half ended cannot have seen it: what closes then is a connection, and no call.
    if (!this.finished) return this.sayEnd()
    this.crossed = true
    this.desk.alarms.at(this.desk.now + CROSSING_MS, () => link.isClosed || this.sayEnd())
  }

  ended(link: Link, how: LinkEnd): void {
    link.close()
    if (how === 'reset' && this.parting.endOnLink) this.sayEnd()
  }

  /** Media of the peer came although the call is over. */
  stray(): void {
    if (this.desk.now - this.sinceMs >= STRAY_GRACE_MS) this.sayEnd()
  }

  /** Says CALL_END on a new connection, once. */
  sayEnd(): void {
    if (!this.owed) return
    this.owed = false
    const { desk, parting } = this
    parting.link?.close()
    desk.posts.send({ to: parting.peer, text: encodeMessage({ kind: 'end', nick: desk.nick }) })
  }

  /** A new call with the peer makes this one history. */
  drop(): void {
    this.owed = false
    this.parting.link?.close()
  }

  isOf({ host, port }: Address): boolean {
    const { peer } = this.parting
    return peer.host === host && peer.port === port
  }

  isAt(host: string): boolean {
    return this.parting.peer.host === host
  }

  private readOn(link: Link): void {
    const { now, alarms } = this.desk
    const { finishAtMs = now } = this.parting
    link.owner = this
    if (finishAtMs <= now) this.finish(link)
    else alarms.at(finishAtMs, () => this.finish(link))
    alarms.at(now + UNREAD_WINDOW_MS, () => link.close())
  }

  private finish(link: Link): void {
    // What was read and waits for its pause came before the end of our half.
    link.flush()
    this.finished = true
    if (!link.isClosed) link.finish()
  }
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

/** The peers that we called, or were in a call with, and have no call with now. */
export class Farewells {
  private remembered: Farewell[] = []
  private readonly quietUntilMs = new Map<string, number>()

  constructor(private readonly desk: FarewellDesk) {}

  /** Whether nothing is left to be said, and no CALL_END may still turn out unread. */
  get isIdle(): boolean {
    return !this.remembered.some(({ isOpen }) => isOpen)
  }

  /** Parts from a peer; what becomes of its link is seen to here. */
  part(parting: Parting): void {
    this.beQuiet(parting.peer)
    const farewell = new Farewell(this.desk, parting)
    this.remembered.push(farewell)
    this.desk.alarms.at(this.desk.now + MEMORY_MS, () => this.forget(farewell))
    if (this.remembered.length > MAX_REMEMBERED) this.remembered.shift()?.drop()
  }

  /** From now on no CALLING to this peer for a while. */
  beQuiet({ host, port }: Address): void {
    for (const [key, until] of this.quietUntilMs) if (until <= this.desk.now) this.quietUntilMs.delete(key)
    this.quietUntilMs.set(`${host} ${port}`, this.desk.now + QUIET_MS)
  }

  /** When the peer may be called again, in milliseconds; a time in the past when it may be called now. */
  mayCallAtMs({ host, port }: Address): number {
    return this.quietUntilMs.get(`${host} ${port}`) ?? -Infinity
  }

  /** A new call with this peer begins: the old ones must not end it. */
  callAgain(peer: Address): void {
    for (const farewell of this.remembered.filter((other) => other.isOf(peer))) {
      farewell.drop()
      this.forget(farewell)
    }
  }

  /** Media came from an address that no call is with. */
  stray(from: Address): void {
    const here = this.remembered.filter((farewell) => farewell.endOwed && farewell.isAt(from.host))
    const exact = here.filter((farewell) => farewell.isOf(from))
    // Several peers may live at one address. To the wrong one nothing must be said: it may never hear again after it.
    only(exact.length > 0 ? exact : here)?.stray()
  }

  /** Media of a call that is over was heard. */
  mediaHeard(call: CallId): void {
    this.remembered.find(({ parting }) => parting.call === call)?.stray()
  }

  /** Somebody accepted on a new connection although we called nobody. */
  lateAcceptance(host: string, nick: string): void {
    const owed = this.remembered.filter((farewell) => farewell.endOwed && farewell.isAt(host))
    const named = owed.filter(({ parting }) => parting.peer.nick === nick)
    only(named.length > 0 ? named : owed)?.sayEnd()
  }

  private forget(farewell: Farewell): void {
    this.remembered = this.remembered.filter((other) => other !== farewell)
  }
}
