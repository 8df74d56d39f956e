import type { Address, PhoneInput } from './phone-action'
import { PhoneCall } from './phone-call'
import type { Switchboard } from './switchboard'
import type { Word, WordName } from './word'

/** What another vcall says about calls. */
export class VcallWords {
  constructor(private readonly board: Switchboard) {}

  /** A word came. */
  hear({ host, word }: Extract<PhoneInput, { type: 'word' }>, nowMs: number): void {
    const { board } = this
    board.note('in', `${word.word} of ${word.nick}`)
    const peer = { host, port: word.port }
    const call = board.callNamed(word.call)
    if (call === undefined) return this.strange(peer, word, nowMs)
    call.aliveMs = nowMs
    switch (word.word) {
      case 'accept':
        return this.accepted(call, word, nowMs)
      case 'denied':
      case 'busy':
      case 'no-answer':
        if (call.stage !== 'on') board.refused(call, word.word, '')
        return
      case 'cancel':
        return this.over(call, 'cancelled')
      case 'bye':
        return this.over(call, 'ended')
      case 'hold':
      case 'resume':
        if (call.stage === 'on') board.signal({ type: word.word === 'hold' ? 'held' : 'resumed', call: call.id })
        return
      case 'invite':
      case 'alive':
        return
    }
  }

  private over(call: PhoneCall, how: 'cancelled' | 'ended'): void {
    this.board.drop(call)
    this.board.signal({ type: how, call: call.id })
  }

  private accepted(call: PhoneCall, { nick, port }: Word, nowMs: number): void {
    if (call.direction !== 'out' || call.stage !== 'ringing') return
    call.peer = { ...call.peer, port }
    this.board.begin(call, nowMs)
    this.board.signal({ type: 'accepted', call: call.id, nick })
  }

  /** A word about a call that we do not know. */
  private strange(peer: Address, word: Word, nowMs: number): void {
    const { board } = this
    const reply = (answer: WordName): void => board.messenger.send(peer, board.wordOf(word.call, answer), nowMs)
    if (word.word === 'accept' || word.word === 'alive') return reply('bye')
    if (word.word !== 'invite') return
    if (board.isFull) return reply('busy')
    const call = new PhoneCall(board.parts.newCallId(), word.call, 'in', peer, nowMs)
    call.found = { type: 'vcall' }
    board.ring(call, word.nick)
  }
}
