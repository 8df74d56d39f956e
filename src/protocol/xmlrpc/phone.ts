import type { CallId } from '../call/state'
import { keyOf } from './contacts'
import type { Found } from './dialect-search'
import type { RpcAnswer } from './message'
import { OldPrograms } from './old-programs'
import type { Address, PhoneAction, PhoneInput } from './phone-action'
import { PhoneCall } from './phone-call'
import { Switchboard, type PhoneParts } from './switchboard'
import { Texting } from './texting'
import { VcallWords } from './vcall-words'
import type { WordName } from './word'

/** How soon a contact is looked for again whose media comes and whose server does not answer, in ms. */
const LOOK_AGAIN_MS = 3000

/** Something that is wanted of a call that there is, or what became of its media. */
type Wish = Extract<
  PhoneInput,
  { type: 'accept' | 'cancel' | 'hold' | 'resume' | 'bye' | 'refuse' | 'link-lost' | 'misunderstood' }
>

/**
 * The calls and texts of one user of the XML-RPC chat: what is wanted and what others do goes in, what to do and what happened
 * comes out. It has no socket and no clock. Two vcalls telephone by words (`vcall-words.ts`), an old program by what it does
 * (`old-programs.ts`); here is what our own side wants of either.
 */
export class XmlRpcPhone {
  private readonly board: Switchboard
  private readonly old: OldPrograms
  private readonly words: VcallWords
  private readonly texting: Texting
  private readonly lookAgain = new Map<CallId, number>()
  /** Words of old dialects whose answers mean nothing. */
  private readonly farewells = new Set<number>()

  constructor(parts: PhoneParts) {
    const board = new Switchboard(parts)
    this.board = board
    this.old = new OldPrograms(board)
    this.words = new VcallWords(board)
    this.texting = new Texting(parts, () => board.newRequest(), {
      act: (action) => board.act(action),
      doubt: (to) => {
        board.contacts.forget(to)
        board.act({ type: 'find', to, afresh: true })
      },
    })
  }

  /** When `poll` has something to do, in ms; undefined: not before something happens. */
  get deadline(): number | undefined {
    const { messenger, deaf, all } = this.board
    const times = [
      messenger.deadline,
      deaf.deadline,
      ...this.lookAgain.values(),
      ...all.map(({ deadline }) => deadline),
    ]
    const known = times.filter((time) => time !== undefined)
    return known.length === 0 ? undefined : Math.min(...known)
  }

  /** Nothing is left to be said. */
  get isIdle(): boolean {
    return this.board.messenger.isIdle && this.texting.isIdle && this.farewells.size === 0
  }

  /** Takes one input; `nowMs` is of a clock that never steps. */
  handle(input: PhoneInput, nowMs: number): readonly PhoneAction[] {
    this.take(input, nowMs)
    return this.poll(nowMs)
  }

  /** Time went on. */
  poll(nowMs: number): readonly PhoneAction[] {
    const { board } = this
    for (const call of board.all) if ((call.deadline ?? Infinity) <= nowMs) this.silent(call, nowMs)
    for (const [id, dueMs] of this.lookAgain) if (dueMs <= nowMs) this.look(id)
    if (board.deaf.poll(nowMs)) board.tellDeaf()
    for (const { to, call, request } of board.messenger.poll(nowMs)) board.act({ type: 'say', id: request, to, call })
    return board.takeActions()
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
        return this.words.hear(input, nowMs)
      case 'letter':
        return this.letter(input.from, input)
      case 'plain-text':
        return this.letter(this.board.contacts.addressOf(input.host), { ...input, nick: input.host })
      case 'media':
        return this.old.media(input, nowMs)
      case 'stopped':
        return this.old.stopped(input, nowMs)
      case 'accept':
      case 'cancel':
      case 'hold':
      case 'resume':
      case 'bye':
      case 'refuse':
      case 'link-lost':
      case 'misunderstood': {
        const call = this.board.call(input.call)
        if (call) this.obey(call, input, nowMs)
      }
    }
  }

  private invite(id: CallId, to: Address, nowMs: number): void {
    const { board } = this
    if (board.call(id)) return
    const call = new PhoneCall(id, board.parts.newCallId(), 'out', to, nowMs)
    board.add(call)
    board.contacts.meet(to)
    board.listenTo(to.host)
    // Another program may be there than there was: who it is now is asked for each call.
    board.act({ type: 'find', to })
  }

  private obey(call: PhoneCall, input: Wish, nowMs: number): void {
    const { board } = this
    switch (input.type) {
      case 'accept':
        return this.accept(call, nowMs)
      case 'hold':
      case 'resume':
        board.say(call, input.type, nowMs)
        return board.act({ type: 'flow', call: call.id, flowing: input.type === 'resume' })
      case 'cancel':
      case 'bye':
        return this.leave(call, input.type, nowMs)
      case 'refuse':
        return this.leave(call, input.reason, nowMs)
      case 'link-lost':
        return this.lost(call, input.detail)
      case 'misunderstood':
        return this.doubt(call)
    }
  }

  private accept(call: PhoneCall, nowMs: number): void {
    const { board } = this
    if (call.direction !== 'in' || call.stage !== 'ringing') return
    board.begin(call, nowMs)
    if (call.isVcall) return board.say(call, 'accept', nowMs)
    const known = board.contacts.programAt(call.peer)
    if (known) this.reached(call, known, nowMs)
    else board.act({ type: 'find', to: call.peer })
  }

  /** Our last word on a call. */
  private leave(call: PhoneCall, word: WordName, nowMs: number): void {
    this.board.say(call, word, nowMs)
    for (const request of this.old.leave(call, nowMs)) this.farewells.add(request)
    this.board.drop(call)
  }

  /** The program of a call's peer does not know what it should. */
  private doubt(call: PhoneCall): void {
    const { board } = this
    board.contacts.forget(call.peer)
    if (call.isVcall || call.isDoubted) return
    call.isDoubted = true
    call.found = undefined
    board.act({ type: 'find', to: call.peer, afresh: true })
  }

  private lost(call: PhoneCall, detail: string): void {
    this.board.drop(call)
    this.board.signal({ type: 'lost', call: call.id, detail })
  }

  private silent(call: PhoneCall, nowMs: number): void {
    if (!call.isVcall) return this.old.over(call, nowMs)
    call.aliveMs = nowMs
    this.board.say(call, 'alive', nowMs)
  }

  private text({ to, ...letter }: Extract<PhoneInput, { type: 'text' }>): void {
    const { board } = this
    const inCall = board.callsAt(to).find(({ found }) => found !== undefined)
    const found = inCall?.found ?? board.contacts.programAt(to)
    this.texting.send(letter, to, found)
    if (!found) board.act({ type: 'find', to })
  }

  private letter(from: Address, { nick, text }: { readonly nick: string; readonly text: string }): void {
    this.board.contacts.meet(from)
    this.board.signal({ type: 'text', from: { ...from, nick }, text: text.trimEnd() })
  }

  private found(to: Address, found: Found, nowMs: number): void {
    const { board } = this
    board.contacts.learn(to, found)
    board.note('out', found.type === 'vcall' ? 'a vcall is there' : `the dialect ${found.dialect.name} is spoken there`)
    for (const call of board.callsAt(to)) if (call.found === undefined) this.reached(call, found, nowMs)
    this.texting.found(to, found)
  }

  /** The program of a call's peer is known now. */
  private reached(call: PhoneCall, found: Found, nowMs: number): void {
    const { board } = this
    // Who calls as an old program does is spoken to as one.
    if (call.direction === 'in' && found.type === 'vcall') return
    if (call.stage === 'on' && found.type === 'vcall')
      return this.lost(call, 'another program is there now: call again')
    call.found = found
    if (call.stage === 'on') return board.act({ type: 'start', call: call.id, link: call.link })
    if (call.direction === 'in') return
    if (found.type === 'vcall') {
      call.stage = 'ringing'
      return board.say(call, 'invite', nowMs)
    }
    board.begin(call, nowMs)
    board.signal({ type: 'accepted', call: call.id })
  }

  private notFound(input: Extract<PhoneInput, { type: 'not-found' }>, nowMs: number): void {
    const { to, reason, detail } = input
    for (const call of this.board.callsAt(to)) {
      if (call.found !== undefined) continue
      if (call.stage === 'placing') this.board.refused(call, reason === 'unreachable' ? reason : 'error', detail)
      else if (reason === 'unreachable') this.lookAgain.set(call.id, nowMs + LOOK_AGAIN_MS)
    }
    this.board.note('out', `nothing can be sent to ${keyOf(to)}: ${detail}`)
    this.texting.notFound(to, reason, detail)
  }

  private look(id: CallId): void {
    this.lookAgain.delete(id)
    const call = this.board.call(id)
    if (call) this.board.act({ type: 'find', to: call.peer })
  }

  private said(request: number, answer: RpcAnswer): void {
    if (this.farewells.delete(request) || this.texting.said(request, answer)) return
    const word = this.board.messenger.delivered(request)
    const call = word && this.board.callNamed(word.call)
    if (!call || !('fault' in answer)) return
    // It is no vcall any more, or forgot us.
    this.board.contacts.forget(call.peer)
    if (word.word === 'invite') this.board.refused(call, 'error', 'the contact does not take calls')
  }

  private unsaid({ id, detail }: Extract<PhoneInput, { type: 'unsaid' }>, nowMs: number): void {
    if (this.farewells.delete(id) || this.texting.unsaid(id, detail)) return
    const word = this.board.messenger.failed(id, nowMs)
    const call = word && this.board.callNamed(word.call)
    if (!call) return
    if (word.word === 'invite') this.board.refused(call, 'unreachable', detail)
    else this.lost(call, detail)
  }
}
