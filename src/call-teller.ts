import type { ProtocolName } from './net/signalling'
import { clean } from './protocol/text'
import type { CallNews } from './protocol/call/effect'
import type { CallId, EndReason } from './protocol/call/state'
import type { AgentEvent, CallParty } from './agent-event'
import type { CallBook } from './call-book'
import { newRecord, type CallRecord } from './call-record'
import { formatEndpoint, isAddress } from './options'

/** What telling needs. */
export interface TellerParts {
  readonly protocol: ProtocolName
  /** There is sound here: a call of V0 with sound is one of V1. */
  readonly hasSound: boolean
  readonly book: CallBook
  /** The media of a call is over; its final counters follow. */
  readonly stopMedia: (call: CallId) => void
  readonly emit: (event: AgentEvent) => void
}

/** Tells people and scripts what the call machine decided, with the names and figures that it does not know. */
export class CallTeller {
  constructor(private readonly parts: TellerParts) {}

  /** Turns news into events; the end of a call follows when its final counters are there. */
  tell(news: CallNews): void {
    const { book, emit } = this.parts
    switch (news.type) {
      case 'calling':
        return emit({ event: 'calling', nick: clean(news.peer) })
      case 'incoming':
        return emit({ event: 'incoming', ...this.voiceOf(this.recordOf(news)) })
      case 'answered':
        return emit({ event: 'answered', ...this.voiceOf(this.answered(news)) })
      case 'held':
      case 'resumed':
        return emit({ event: news.type, by: news.by })
      case 'missed':
        emit({ event: 'missed', ...this.partyOf(this.recordOf(news)) })
        return book.drop(news.call)
      case 'ended':
        return void this.finish(news.reason, this.recordOf(news))
    }
  }

  /** Somebody who is blocked called. */
  turnedAway(record: CallRecord): void {
    this.parts.emit({ event: 'blocked', ...this.partyOf(record) })
  }

  private recordOf({ call, peer }: { readonly call: CallId; readonly peer: string }): CallRecord {
    return this.parts.book.get(call) ?? newRecord(call, peer)
  }

  private answered(news: CallNews & { type: 'answered' }): CallRecord {
    const record = this.recordOf(news)
    record.answeredAtMs = Date.now()
    // A glare: our own invitation became this call, which is ours from its beginning.
    const replaced = this.parts.book.get(news.replaces)
    if (replaced) Object.assign(record, { direction: replaced.direction, startedAtMs: replaced.startedAtMs })
    this.parts.book.drop(news.replaces)
    return record
  }

  private voiceOf(record: CallRecord): Omit<CallParty, 'listed'> {
    const { nick, protocol, address } = this.partyOf(record)
    return { nick, protocol, address }
  }

  private partyOf({ nick, peer, contact, remote }: CallRecord): CallParty {
    const hasSound = this.parts.hasSound && remote?.audio !== undefined
    const protocol = this.parts.protocol === 'v0' && hasSound ? 'v1' : this.parts.protocol
    const address = contact ? clean(formatEndpoint(contact)) : ''
    // Only a directory knows what somebody has registered.
    const listed = contact ? contact.protocols !== undefined : !isAddress(peer)
    return { nick: clean(nick), protocol, address, listed }
  }

  private async finish(reason: EndReason, record: CallRecord): Promise<void> {
    const { answeredAtMs, detail, call, direction, startedAtMs } = record
    const answered = answeredAtMs !== undefined
    const seconds = answered ? (Date.now() - answeredAtMs) / 1000 : 0
    const finished = this.parts.book.finish(record)
    if (record.planes.size > 0) this.parts.stopMedia(call)
    await finished
    const times = { startedAt: startedAtMs / 1000, answered, seconds }
    const party = this.partyOf(record)
    this.parts.emit({ event: 'ended', ...party, direction, ...times, reason, detail, ...record.stats })
  }
}
