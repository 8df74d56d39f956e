import type { CallId } from '../call/state'
import { Contacts, keyOf } from './contacts'
import { Deaf } from './deaf'
import { Messenger } from './messenger'
import type { Address, PhoneAction, PhoneSignal } from './phone-action'
import type { PhoneCall } from './phone-call'
import type { Word, WordName } from './word'

/** Calls at once: one that is on or rings, and those that are just being refused. */
const MOST_CALLS = 16

/** What the phone is made of. */
export interface PhoneParts {
  readonly nick: string
  /** Where we serve. */
  readonly port: number
  /** Where old programs serve, who do not say it. */
  readonly contactPort: number
  /** Names calls here, and between two vcalls: hard to guess. */
  readonly newCallId: () => CallId
  /** One form of all the addresses that are of the same machine. */
  readonly hostKey: (host: string) => string
}

/** What all parts of the phone work on: the calls, those who call, and what is to be done. */
export class Switchboard {
  readonly contacts: Contacts
  readonly deaf = new Deaf()
  readonly messenger: Messenger
  private readonly calls = new Map<CallId, PhoneCall>()
  private requests = 0
  private actions: PhoneAction[] = []

  constructor(readonly parts: PhoneParts) {
    this.contacts = new Contacts(parts.contactPort)
    this.messenger = new Messenger(() => this.newRequest())
  }

  /** A number for what is said next. */
  newRequest(): number {
    return ++this.requests
  }

  /** No more calls can be on. */
  get isFull(): boolean {
    return this.calls.size >= MOST_CALLS
  }

  /** All calls, in a list that does not change. */
  get all(): readonly PhoneCall[] {
    return [...this.calls.values()]
  }

  call(id: CallId): PhoneCall | undefined {
    return this.calls.get(id)
  }

  /** The call of a name that two vcalls know. */
  callNamed(token: string): PhoneCall | undefined {
    return this.all.find((call) => call.token === token)
  }

  callsAt(address: Address): readonly PhoneCall[] {
    return this.all.filter(({ peer }) => keyOf(peer) === keyOf(address))
  }

  /** The call with an old program, or with who may be one, of this host. */
  oldCall(host: string): PhoneCall | undefined {
    return this.all.find((call) => !call.isVcall && this.keyOf(call.peer.host) === this.keyOf(host))
  }

  /** One form of all addresses of a host. */
  keyOf(host: string): string {
    return this.parts.hostKey(host)
  }

  /** A call that came. */
  ring(call: PhoneCall, nick: string): void {
    call.stage = 'ringing'
    this.add(call)
    this.contacts.meet(call.peer)
    this.signal({ type: 'invited', call: call.id, from: { ...call.peer, nick } })
  }

  add(call: PhoneCall): void {
    this.calls.set(call.id, call)
  }

  /** Media go both ways from now on. */
  begin(call: PhoneCall, nowMs: number): void {
    call.stage = 'on'
    call.aliveMs = nowMs
    this.act({ type: 'start', call: call.id, link: call.link })
    this.act({ type: 'flow', call: call.id, flowing: true })
  }

  /** The call is no more, and its media end. */
  drop(call: PhoneCall): void {
    this.calls.delete(call.id)
    if (call.stage === 'on') this.act({ type: 'stop', call: call.id })
  }

  refused(call: PhoneCall, reason: Extract<PhoneSignal, { type: 'refused' }>['reason'], detail: string): void {
    this.drop(call)
    this.signal({ type: 'refused', call: call.id, reason, detail })
  }

  /** Says a word to another vcall; to an old program there is nothing to say. */
  say(call: PhoneCall, word: WordName, nowMs: number): void {
    if (!call.isVcall) return
    this.note('out', word)
    this.messenger.send(call.peer, this.wordOf(call.token, word), nowMs)
  }

  wordOf(call: string, word: WordName): Word {
    const { nick, port } = this.parts
    return { word, call, port, nick }
  }

  /** Who was not heard is heard again. */
  listenTo(host: string): void {
    if (this.deaf.hear(this.keyOf(host))) this.tellDeaf()
  }

  tellDeaf(): void {
    this.act({ type: 'deaf', hosts: this.deaf.hosts })
  }

  note(direction: 'in' | 'out', text: string): void {
    this.act({ type: 'note', direction, text })
  }

  signal(signal: PhoneSignal): void {
    this.act({ type: 'signal', signal })
  }

  act(action: PhoneAction): void {
    this.actions.push(action)
  }

  /** What is to be done since the last time. */
  takeActions(): readonly PhoneAction[] {
    const { actions } = this
    this.actions = []
    return actions
  }
}
