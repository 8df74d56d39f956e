import type { CallId } from '../call/state'
import { decodeWord, encodeWord, isAnswer, type CallWord } from './datagram'
import { InvitationLimit } from './invitation-limit'
import { CALL_PORT } from './message'
import { nameFault } from './name'
import type { Address, Line, PhoneAction, PhoneInput, PhoneSignal } from './phone-action'

/** How long an invitation of ours rings (Sala Virtual, section 3, "As client", rule 5), in ms. */
const RING_MS = 30_000
/** Silence that ends a call (rule 9), in ms. */
const SILENCE_MS = 3_000
/** How long the first sound of a call is waited for (rule 9), in ms. */
const BEGIN_MS = 5_000

/** Calls at once: one that is on or rings, and those which are just being refused. */
const MOST_CALLS = 16

/** A call that is being placed, rings here, or is on. */
interface Call {
  readonly id: CallId
  readonly line: Line
  /** Where its datagrams come from and go to, and nowhere else. */
  readonly peer: Address
  readonly phase: 'inviting' | 'ringing' | 'on'
  /** When it is given up if nothing comes. */
  readonly untilMs: number
  /** Sound has come. */
  readonly heard: boolean
}

/** What the phone is made of. */
export interface PhoneParts {
  /** Our own name. */
  readonly name: string
  readonly newCallId: () => CallId
}

const isSame = (one: Address, other: Address): boolean => one.host === other.host && one.port === other.port

/**
 * The calls of one participant: what is wanted and what datagrams say go in, what to say and what happened come out. It has
 * no socket and no clock. A word counts only from the very address and port that its call is with; from everybody else
 * nothing is heard but an invitation, and of those not more than five a minute.
 */
export class SalaPhone {
  private readonly calls = new Map<CallId, Call>()
  private readonly limit = new InvitationLimit()
  private actions: PhoneAction[] = []

  constructor(private readonly parts: PhoneParts) {}

  /** When `poll` has something to do, in ms; undefined: not before something happens. */
  get deadline(): number | undefined {
    let next: number | undefined
    for (const { untilMs } of this.calls.values()) if (untilMs < (next ?? Infinity)) next = untilMs
    return next
  }

  /** Takes one input; `nowMs` is of a clock that never steps. */
  handle(input: PhoneInput, nowMs: number): readonly PhoneAction[] {
    this.take(input, nowMs)
    return this.flush()
  }

  /** Does what is due. */
  poll(nowMs: number): readonly PhoneAction[] {
    for (const call of [...this.calls.values()]) if (call.untilMs <= nowMs) this.expire(call)
    return this.flush()
  }

  private flush(): readonly PhoneAction[] {
    const { actions } = this
    this.actions = []
    return actions
  }

  private take(input: PhoneInput, nowMs: number): void {
    switch (input.type) {
      case 'invite':
        return this.invite(input.call, input.to, nowMs)
      case 'word':
        return this.hear(input, nowMs)
      case 'line-failed':
        return this.refused(this.calls.get(input.line), 'error', input.detail)
      case 'accept':
      case 'refuse':
      case 'cancel':
      case 'bye':
      case 'heard':
        return this.order(input, this.calls.get(input.call), nowMs)
    }
  }

  private order(input: Extract<PhoneInput, { readonly call: CallId }>, call: Call | undefined, nowMs: number): void {
    if (!call) return
    if (input.type === 'accept') return this.accept(call, nowMs)
    if (input.type === 'heard') return this.noteSound(call, nowMs)
    if (input.type === 'refuse') return this.part(call, { type: input.reason === 'busy' ? 'busy' : 'reject' })
    return this.part(call, { type: 'end' })
  }

  private invite(id: CallId, peer: Address, nowMs: number): void {
    const call: Call = { id, line: id, peer, phase: 'inviting', untilMs: nowMs + RING_MS, heard: false }
    this.calls.set(id, call)
    this.actions.push({ type: 'open-line', line: id })
    this.say(call, { type: 'invite', name: this.parts.name })
  }

  private accept(call: Call, nowMs: number): void {
    if (call.phase !== 'ringing') return
    this.say(call, { type: 'accept' })
    this.begin(call, nowMs)
  }

  private begin(call: Call, nowMs: number): void {
    this.calls.set(call.id, { ...call, phase: 'on', untilMs: nowMs + BEGIN_MS })
  }

  private noteSound(call: Call, nowMs: number): void {
    if (call.phase === 'on') this.calls.set(call.id, { ...call, untilMs: nowMs + SILENCE_MS, heard: true })
  }

  /** The last word to the peer; the call is over. */
  private part(call: Call, word: CallWord): void {
    this.say(call, word)
    this.forget(call)
  }

  private forget({ id, line }: Call): void {
    this.calls.delete(id)
    if (line !== undefined) this.actions.push({ type: 'close-line', line })
  }

  // -- what others say

  private hear({ line, from, text }: PhoneInput & { type: 'word' }, nowMs: number): void {
    const word = decodeWord(text, line === undefined ? 'callee' : 'caller')
    if (!word) return
    const call = [...this.calls.values()].find((each) => each.line === line && isSame(each.peer, from))
    if (word.type === 'invite') return this.invited(word, call, { from, text, nowMs })
    if (!call) return
    this.note('in', text)
    this.answered(call, word.type, nowMs)
  }

  /** A repeated invitation is one; a name that is none is shown as the address. */
  private invited(
    { name }: CallWord & { type: 'invite' },
    known: Call | undefined,
    { from, text, nowMs }: { readonly from: Address; readonly text: string; readonly nowMs: number },
  ): void {
    if (known || isAnswer(text) || this.calls.size >= MOST_CALLS || !this.limit.allows(from.host, nowMs)) return
    const id = this.parts.newCallId()
    this.note('in', text)
    this.calls.set(id, { id, line: undefined, peer: from, phase: 'ringing', untilMs: Infinity, heard: false })
    const nick = nameFault(name) ? from.host : name
    this.signal({
      type: 'invited',
      call: id,
      from: { host: from.host, port: CALL_PORT, nick },
      remote: { audio: from },
    })
  }

  private answered(call: Call, type: Exclude<CallWord['type'], 'invite'>, nowMs: number): void {
    if (type === 'end') return this.ended(call)
    // A second answer, whatever it says, is none.
    if (call.phase !== 'inviting') return
    if (type !== 'accept') return this.refused(call, type === 'busy' ? 'busy' : 'denied', '')
    this.begin(call, nowMs)
    this.signal({ type: 'accepted', call: call.id, remote: { audio: call.peer } })
  }

  private ended(call: Call): void {
    if (call.phase === 'inviting') return this.refused(call, 'denied', '')
    this.forget(call)
    this.signal({ type: call.phase === 'ringing' ? 'cancelled' : 'ended', call: call.id })
  }

  private refused(call: Call | undefined, reason: 'denied' | 'busy' | 'no-answer' | 'error', detail: string): void {
    if (!call) return
    this.forget(call)
    this.signal({ type: 'refused', call: call.id, reason, detail })
  }

  /** Nobody answers, or nothing is heard any more: some of the others end a call by telling somebody else. */
  private expire(call: Call): void {
    this.say(call, { type: 'end' })
    if (call.phase === 'inviting') return this.refused(call, 'no-answer', '')
    this.forget(call)
    if (call.heard) this.signal({ type: 'ended', call: call.id })
    else this.signal({ type: 'lost', call: call.id, detail: 'no sound came' })
  }

  // -- what comes of it

  private say({ line, peer }: Call, word: CallWord): void {
    const text = encodeWord(word)
    this.actions.push({ type: 'say', line, to: peer, text })
    this.note('out', text)
  }

  private note(direction: 'in' | 'out', text: string): void {
    this.actions.push({ type: 'note', direction, text })
  }

  private signal(signal: PhoneSignal): void {
    this.actions.push({ type: 'signal', signal })
  }
}
