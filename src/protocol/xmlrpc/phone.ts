import type { CallId } from '../call/state'
import { Contacts, keyOf } from './contacts'
import { Deaf } from './deaf'
import type { Found } from './dialect-search'
import { Messenger } from './messenger'
import type { RpcAnswer } from './message'
import type { Address, Medium, PhoneAction, PhoneInput, PhoneSignal } from './phone-action'
import { PhoneCall } from './phone-call'
import { Texting } from './texting'
import type { Word, WordName } from './word'

/** Calls at once: one that is on or rings, and those that are just being refused. */
const MOST_CALLS = 16
/** How soon a contact is looked for again whose media comes and whose server does not answer, in ms. */
const LOOK_AGAIN_MS = 3000

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

/** Something that is wanted of a call that there is, or what became of its media. */
type Wish = Extract<PhoneInput, { type: 'accept' | 'cancel' | 'hold' | 'resume' | 'bye' | 'refuse' | 'link-lost' }>

type WordInput = Extract<PhoneInput, { type: 'word' }>

/**
 * The calls and texts of one user of the XML-RPC chat: what is wanted and what others do goes in, what to do and what happened
 * comes out. It has no socket and no clock. Two vcalls telephone by words. An old program has none: its first media is a call,
 * and its silence is the end of it (spec: unam-xmlrpc, section 5).
 */
export class XmlRpcPhone {
  private readonly calls = new Map<CallId, PhoneCall>()
  private readonly contacts: Contacts
  private readonly lookAgain = new Map<CallId, number>()
  private readonly deaf = new Deaf()
  private readonly messenger: Messenger
  private readonly texting: Texting
  private readonly stops = new Set<number>()
  private requests = 0
  private actions: PhoneAction[] = []

  constructor(private readonly parts: PhoneParts) {
    this.contacts = new Contacts(parts.contactPort)
    const newRequest = (): number => ++this.requests
    this.messenger = new Messenger(newRequest)
    this.texting = new Texting(parts, newRequest, (action) => this.actions.push(action))
  }

  /** When `poll` has something to do, in ms; undefined: not before something happens. */
  get deadline(): number | undefined {
    const times = [this.messenger.deadline, this.deaf.deadline, ...this.lookAgain.values()]
    const all = [...times, ...[...this.calls.values()].map(({ deadline }) => deadline)]
    const known = all.filter((time) => time !== undefined)
    return known.length === 0 ? undefined : Math.min(...known)
  }

  /** Nothing is left to be said. */
  get isIdle(): boolean {
    return this.messenger.isIdle && this.texting.isIdle && this.stops.size === 0
  }

  /** Takes one input; `nowMs` is of a clock that never steps. */
  handle(input: PhoneInput, nowMs: number): readonly PhoneAction[] {
    this.take(input, nowMs)
    return this.poll(nowMs)
  }

  /** Time went on. */
  poll(nowMs: number): readonly PhoneAction[] {
    for (const call of this.calls.values()) if ((call.deadline ?? Infinity) <= nowMs) this.silent(call, nowMs)
    for (const [id, dueMs] of this.lookAgain) if (dueMs <= nowMs) this.look(id)
    if (this.deaf.poll(nowMs)) this.tellDeaf()
    for (const { to, call, request } of this.messenger.poll(nowMs)) this.act({ type: 'say', id: request, to, call })
    const { actions } = this
    this.actions = []
    return actions
  }

  private take(input: PhoneInput, nowMs: number): void {
    switch (input.type) {
      case 'invite':
        return this.invite(input.call, input.to, nowMs)
      case 'text':
        return this.text(input)
      case 'found':
        return this.found(input.to, input.found, nowMs)
      case 'not-found':
        return this.notFound(input, nowMs)
      case 'said':
        return this.said(input.id, input.answer)
      case 'unsaid':
        return this.unsaid(input, nowMs)
      case 'word':
        return this.word(input, nowMs)
      case 'letter':
        return this.letter(input.from, input)
      case 'plain-text':
        return this.letter(this.contacts.addressOf(input.host), { ...input, nick: input.host })
      case 'media':
        return this.media(input, nowMs)
      case 'stopped':
        return this.stopped(input, nowMs)
      case 'accept':
      case 'cancel':
      case 'hold':
      case 'resume':
      case 'bye':
      case 'refuse':
      case 'link-lost': {
        const call = this.calls.get(input.call)
        if (call) this.obey(call, input, nowMs)
      }
    }
  }

  // -- what is wanted

  private invite(id: CallId, to: Address, nowMs: number): void {
    const call = new PhoneCall(id, this.parts.newCallId(), 'out', to, nowMs)
    this.calls.set(id, call)
    this.contacts.meet(to)
    this.deaf.hear(this.parts.hostKey(to.host))
    const known = this.contacts.programAt(to)
    // A vcall may have made room for an old program since; asking for its methods harms neither.
    if (known?.type === 'old') this.reached(call, known, nowMs)
    else this.act({ type: 'find', to })
  }

  private obey(call: PhoneCall, input: Wish, nowMs: number): void {
    switch (input.type) {
      case 'accept':
        return this.accept(call, nowMs)
      case 'hold':
      case 'resume':
        this.say(call, input.type, nowMs)
        return this.act({ type: 'flow', call: call.id, flowing: input.type === 'resume' })
      case 'cancel':
      case 'bye':
        return this.leave(call, input.type, nowMs)
      case 'refuse':
        return this.leave(call, input.reason, nowMs)
      case 'link-lost':
        this.drop(call)
        return this.signal({ type: 'lost', call: call.id, detail: input.detail })
    }
  }

  private accept(call: PhoneCall, nowMs: number): void {
    if (call.direction !== 'in' || call.stage !== 'ringing') return
    this.begin(call, nowMs)
    if (call.isVcall) return this.say(call, 'accept', nowMs)
    const known = this.contacts.programAt(call.peer)
    if (known) this.reached(call, known, nowMs)
    else this.act({ type: 'find', to: call.peer })
  }

  /** Our last word on a call. */
  private leave(call: PhoneCall, word: WordName, nowMs: number): void {
    this.say(call, word, nowMs)
    this.sayStops(call)
    if (!call.isVcall && call.stage !== 'placing') this.deaf.ignore(this.parts.hostKey(call.peer.host), nowMs)
    this.tellDeaf()
    this.drop(call)
  }

  private sayStops({ found, peer, stage }: PhoneCall): void {
    if (found?.type !== 'old' || stage !== 'on') return
    for (const method of found.dialect.stops) {
      this.stops.add(++this.requests)
      this.act({ type: 'say', id: this.requests, to: peer, call: { method, params: [] } })
    }
  }

  private text({ call: id, ...letter }: Extract<PhoneInput, { type: 'text' }>): void {
    const to = (id === undefined ? undefined : this.calls.get(id)?.peer) ?? this.contacts.last
    const found = to && this.contacts.programAt(to)
    this.texting.send(letter, to, found)
    if (to && !found) this.act({ type: 'find', to })
  }

  // -- who is there

  private found(to: Address, found: Found, nowMs: number): void {
    this.contacts.learn(to, found)
    this.note('out', found.type === 'vcall' ? 'a vcall is there' : `the dialect ${found.dialect.name} is spoken there`)
    for (const call of this.callsAt(to)) if (call.found === undefined) this.reached(call, found, nowMs)
    this.texting.found(to, found)
  }

  /** The program of a call's peer is known now. */
  private reached(call: PhoneCall, found: Found, nowMs: number): void {
    if (call.direction === 'in') {
      if (call.isVcall || found.type === 'vcall') return
      call.found = found
      return this.act({ type: 'start', call: call.id, link: call.link })
    }
    call.found = found
    if (found.type === 'vcall') {
      call.stage = 'ringing'
      return this.say(call, 'invite', nowMs)
    }
    this.begin(call, nowMs)
    this.signal({ type: 'accepted', call: call.id })
  }

  private notFound(input: Extract<PhoneInput, { type: 'not-found' }>, nowMs: number): void {
    const { to, reason, detail } = input
    for (const call of this.callsAt(to)) {
      if (call.found !== undefined) continue
      if (call.direction === 'in') this.lookAgain.set(call.id, nowMs + LOOK_AGAIN_MS)
      else this.refused(call, reason === 'unreachable' ? reason : 'error', detail)
    }
    this.note('out', `nothing can be sent to ${keyOf(to)}: ${detail}`)
    this.texting.notFound(to, reason, detail)
  }

  private look(id: CallId): void {
    this.lookAgain.delete(id)
    const call = this.calls.get(id)
    if (call) this.act({ type: 'find', to: call.peer })
  }

  // -- what became of what we said

  private said(request: number, answer: RpcAnswer): void {
    if (this.stops.delete(request) || this.texting.said(request, answer)) return
    const word = this.messenger.delivered(request)
    const call = word && this.callOf(word.call)
    if (!call || !('fault' in answer)) return
    // It is no vcall any more, or forgot us.
    this.contacts.forget(call.peer)
    if (word.word === 'invite') this.refused(call, 'error', 'the contact does not take calls')
  }

  private unsaid({ id, detail }: Extract<PhoneInput, { type: 'unsaid' }>, nowMs: number): void {
    if (this.stops.delete(id) || this.texting.unsaid(id, detail)) return
    const word = this.messenger.failed(id, nowMs)
    const call = word && this.callOf(word.call)
    if (!call) return
    if (word.word === 'invite') return this.refused(call, 'unreachable', detail)
    this.drop(call)
    this.signal({ type: 'lost', call: call.id, detail })
  }

  // -- what another vcall says

  private word({ host, word }: WordInput, nowMs: number): void {
    this.note('in', `${word.word} of ${word.nick}`)
    const peer = { host, port: word.port }
    const call = this.callOf(word.call)
    if (call === undefined) return this.strange(peer, word, nowMs)
    call.aliveMs = nowMs
    switch (word.word) {
      case 'accept':
        return this.accepted(call, peer, word, nowMs)
      case 'denied':
      case 'busy':
      case 'no-answer':
        if (call.stage !== 'on') this.refused(call, word.word, '')
        return
      case 'cancel':
        this.drop(call)
        return this.signal({ type: 'cancelled', call: call.id })
      case 'bye':
        this.drop(call)
        return this.signal({ type: 'ended', call: call.id })
      case 'hold':
      case 'resume':
        if (call.stage !== 'on') return
        return this.signal({ type: word.word === 'hold' ? 'held' : 'resumed', call: call.id })
      case 'invite':
      case 'alive':
        return
    }
  }

  private accepted(call: PhoneCall, peer: Address, { nick }: Word, nowMs: number): void {
    if (call.direction !== 'out' || call.stage !== 'ringing') return
    call.peer = { ...call.peer, port: peer.port }
    this.begin(call, nowMs)
    this.signal({ type: 'accepted', call: call.id, nick })
  }

  /** A word about a call that we do not know. */
  private strange(peer: Address, word: Word, nowMs: number): void {
    const reply = (answer: WordName): void => this.messenger.send(peer, this.wordOf(word.call, answer), nowMs)
    if (word.word === 'accept' || word.word === 'alive') return reply('bye')
    if (word.word !== 'invite') return
    if (this.calls.size >= MOST_CALLS) return reply('busy')
    const call = new PhoneCall(this.parts.newCallId(), word.call, 'in', peer, nowMs)
    call.stage = 'ringing'
    call.found = { type: 'vcall' }
    this.calls.set(call.id, call)
    this.contacts.meet(peer)
    this.signal({ type: 'invited', call: call.id, from: { ...peer, nick: word.nick } })
  }

  private letter(from: Address, { nick, text }: { readonly nick: string; readonly text: string }): void {
    this.contacts.meet(from)
    this.signal({ type: 'text', from: { ...from, nick }, text: text.trimEnd() })
  }

  // -- what an old program does

  private media({ host, medium }: { readonly host: string; readonly medium: Medium }, nowMs: number): void {
    const call = this.oldCall(host)
    if (call) return call.hear(medium, nowMs)
    if (this.deaf.ignores(this.parts.hostKey(host), nowMs) || this.calls.size >= MOST_CALLS) return
    const fresh = new PhoneCall(this.parts.newCallId(), '', 'in', this.contacts.addressOf(host), nowMs)
    fresh.stage = 'ringing'
    fresh.hear(medium, nowMs)
    this.calls.set(fresh.id, fresh)
    this.contacts.meet(fresh.peer)
    this.note('in', `${medium} of ${host}`)
    this.signal({ type: 'invited', call: fresh.id, from: { ...fresh.peer, nick: host } })
  }

  private stopped({ host, what }: { readonly host: string; readonly what: Medium | 'all' }, nowMs: number): void {
    this.note('in', `${host} stops ${what}`)
    this.deaf.hear(this.parts.hostKey(host))
    const call = this.oldCall(host)
    if (call?.stopped(what) === true) this.over(call, nowMs)
  }

  private silent(call: PhoneCall, nowMs: number): void {
    if (!call.isVcall) return this.over(call, nowMs)
    call.aliveMs = nowMs
    this.say(call, 'alive', nowMs)
  }

  private over(call: PhoneCall, nowMs: number): void {
    this.drop(call)
    this.deaf.excuse(this.parts.hostKey(call.peer.host), nowMs)
    this.signal({ type: call.stage === 'on' ? 'ended' : 'cancelled', call: call.id })
  }

  // -- the parts of it

  private begin(call: PhoneCall, nowMs: number): void {
    call.stage = 'on'
    call.aliveMs = nowMs
    this.act({ type: 'start', call: call.id, link: call.link })
    this.act({ type: 'flow', call: call.id, flowing: true })
  }

  private refused(call: PhoneCall, reason: Extract<PhoneSignal, { type: 'refused' }>['reason'], detail: string): void {
    this.drop(call)
    this.signal({ type: 'refused', call: call.id, reason, detail })
  }

  private drop(call: PhoneCall): void {
    this.calls.delete(call.id)
    this.lookAgain.delete(call.id)
    if (call.stage === 'on') this.act({ type: 'stop', call: call.id })
  }

  private say(call: PhoneCall, word: WordName, nowMs: number): void {
    if (!call.isVcall) return
    this.note('out', word)
    this.messenger.send(call.peer, this.wordOf(call.token, word), nowMs)
  }

  private wordOf(call: string, word: WordName): Word {
    const { nick, port } = this.parts
    return { word, call, port, nick }
  }

  private callOf(token: string): PhoneCall | undefined {
    return [...this.calls.values()].find((call) => call.token === token)
  }

  private callsAt(to: Address): readonly PhoneCall[] {
    return [...this.calls.values()].filter(({ peer }) => keyOf(peer) === keyOf(to))
  }

  private oldCall(host: string): PhoneCall | undefined {
    return [...this.calls.values()].find((call) => !call.isVcall && this.isOf(host, call))
  }

  private isOf(host: string, { peer }: PhoneCall): boolean {
    return this.parts.hostKey(peer.host) === this.parts.hostKey(host)
  }

  private tellDeaf(): void {
    this.act({ type: 'deaf', hosts: this.deaf.hosts })
  }

  private note(direction: 'in' | 'out', text: string): void {
    this.act({ type: 'note', direction, text })
  }

  private signal(signal: PhoneSignal): void {
    this.act({ type: 'signal', signal })
  }

  private act(action: PhoneAction): void {
    this.actions.push(action)
  }
}
