import type { CallId } from '../call/state'
import type { Address, CallInput, ControlAction, ControlInput, ControlSignal, LinkId, LinkInput } from './action'
import { Alarms } from './alarms'
import type { CallPart } from './desk'
import { Dialog } from './dialog'
import { Farewells } from './farewell'
import { Invitation } from './invitation'
import { Link } from './link'
import type { LinkOwner } from './link'
import type { InCall, ReceivedMessage } from './message'
import { Posts } from './post'
import { Reception } from './reception'
import type { FrontDesk } from './reception'
import { Ringing } from './ringing'

/** Calls that ring at once; more are closed without an answer. */
const MAX_RINGING = 8

/** Who we are, and where names for incoming calls come from. */
export interface ControlAgentOptions {
  readonly nick: string
  readonly newCallId: () => CallId
}

/**
 * The V0 side of a user agent: which text goes on which connection, and what the texts of others mean for our calls
 * (section 3.1: one algorithm for the connection families A, B and C). It has no socket and no clock: inputs and the
 * time go in, actions come out, `deadline` says when to come back.
 */
export class ControlAgent implements FrontDesk {
  readonly alarms = new Alarms()
  readonly posts: Posts = new Posts(this)
  readonly farewells: Farewells = new Farewells(this)
  readonly nick: string
  now = -Infinity
  private readonly reception = new Reception(this)
  private readonly links = new Map<LinkId, Link>()
  private readonly calls = new Map<CallId, CallPart>()
  private readonly newCallId: () => CallId
  private actions: ControlAction[] = []
  private opened = 0

  constructor({ nick, newCallId }: ControlAgentOptions) {
    this.nick = nick
    this.newCallId = newCallId
  }

  /** When to call `poll`, in milliseconds; undefined when nothing waits for time. */
  get deadline(): number | undefined {
    return this.alarms.deadline
  }

  /** Whether everything that had to be said is said and, as far as it can be known, read. */
  get isIdle(): boolean {
    const answering = this.parts(Ringing).some(({ isAnswered }) => isAnswered)
    return !answering && this.posts.isIdle && this.farewells.isIdle
  }

  /** Takes one input; times never go back. */
  handle(input: ControlInput, now: number): readonly ControlAction[] {
    this.now = now
    this.dispatch(input)
    return this.taken()
  }

  /** Does what the time has brought. */
  poll(now: number): readonly ControlAction[] {
    this.now = now
    this.alarms.run(now)
    return this.taken()
  }

  // What the parts ask for

  act(action: ControlAction): void {
    this.actions.push(action)
  }

  signal(signal: ControlSignal): void {
    this.act({ type: 'signal', signal })
  }

  connect(to: Address, owner: LinkOwner): Link {
    const link = new Link(`to-${++this.opened}`, this, owner)
    this.links.set(link.id, link)
    this.act({ type: 'connect', link: link.id, to: { host: to.host, port: to.port } })
    return link
  }

  forgetLink(id: LinkId): void {
    this.links.delete(id)
  }

  release(link: Link): void {
    this.reception.admit(link)
  }

  expects(nick: string): boolean {
    return [...this.calls.values()].some(({ peer }) => peer.nick === nick)
  }

  hasCallWith({ host, port }: Address): boolean {
    return [...this.calls.values()].some(({ peer }) => peer.host === host && peer.port === port)
  }

  become(call: CallId, part: CallPart | undefined): void {
    if (part) this.calls.set(call, part)
    else this.calls.delete(call)
    if (part instanceof Dialog) this.begin(part)
  }

  // What the reception hears

  called(link: Link, calling: Extract<ReceivedMessage, { kind: 'calling' }>): void {
    const ringing = this.parts(Ringing)
    // A caller that has closed and calls again is one caller: its first call is dead.
    ringing.find((other) => other.isHungUp && other.peer.nick === calling.nick)?.gaveUp()
    if (ringing.length >= MAX_RINGING) return link.close()
    const call = this.newCallId()
    this.calls.set(call, new Ringing(this, { call, link, calling }))
  }

  answered(
    link: Link,
    message: Extract<ReceivedMessage, { kind: 'accepted' | 'denied' | 'busy' | 'malformed' }>,
  ): void {
    const asked = this.parts(Invitation).filter(({ isAsked }) => isAsked)
    // Whose nick an answer carries says little, so there must be one call it can belong to.
    if (asked.length === 1) asked[0]?.answered(link, message)
    else if (asked.length === 0 && message.kind === 'accepted') this.farewells.lateAcceptance(link.host, message.nick)
  }

  spoken(link: Link, message: InCall): void {
    for (const invitation of this.parts(Invitation)) invitation.flush()
    const theirs = this.parts(Dialog).filter((dialog) => dialog.isSignedByPeer(message))
    if (theirs.length > 0) theirs[0]?.heard(link, message)
    else if (message.kind === 'end') this.parts(Ringing).some((ringing) => ringing.heardEnd(message.nick))
  }

  private taken(): readonly ControlAction[] {
    const { actions } = this
    this.actions = []
    return actions
  }

  private dispatch(input: ControlInput): void {
    if ('link' in input) this.onLink(input)
    else if ('call' in input) this.onCall(input)
    else this.farewells.stray(input.from)
  }

  private onLink(input: LinkInput): void {
    const link = this.links.get(input.link)
    switch (input.type) {
      case 'came':
        return this.came(input.link, input.host)
      case 'connected':
        return link?.connected(input.host)
      case 'connect-failed':
        return link?.connectFailed(input.detail)
      case 'received':
        return link?.received(input.bytes)
      case 'end-of-file':
      case 'reset':
        return link?.ended(input.type)
    }
  }

  private came(id: LinkId, host: string): void {
    const link = new Link(id, this, this.reception)
    this.links.set(id, link)
    link.came(host)
    this.reception.admit(link)
  }

  private onCall(input: CallInput): void {
    const part = this.calls.get(input.call)
    switch (input.type) {
      case 'invite':
        return this.invite(input)
      case 'accept':
        return part?.accept?.(input.media)
      case 'refuse':
        return part?.refuse?.(input.reason)
      case 'cancel':
      case 'hold':
      case 'resume':
      case 'bye':
        return part?.[input.type]?.()
      case 'looked-up':
        return part?.lookedUp?.(input.contact)
      case 'media-heard':
        return part ? part.mediaHeard?.() : this.farewells.mediaHeard(input.call)
    }
  }

  private invite({ call, to, media }: Extract<CallInput, { type: 'invite' }>): void {
    this.calls.set(call, new Invitation(this, { call, peer: to, media }))
  }

  private parts<Part extends CallPart>(kind: new (...args: never[]) => Part): readonly Part[] {
    return [...this.calls.values()].filter((part): part is Part & CallPart => part instanceof kind)
  }

  /** A call is on: other attempts of the same peer, from a glare or before, are history. */
  private begin({ peer }: Dialog): void {
    for (const ringing of this.parts(Ringing)) if (ringing.peer.nick === peer.nick) ringing.gaveUp()
  }
}
