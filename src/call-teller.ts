import type { ProtocolName } from './net/signalling'
import { clean } from './protocol/text'
import type { CallNews } from './protocol/call/effect'
import type { CallId } from './protocol/call/state'
import type { AgentEvent } from './agent-event'
import type { CallBook } from './call-book'
import { newRecord, type CallRecord } from './call-record'
import { formatEndpoint } from './options'

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
    const record = book.get(news.call)
    switch (news.type) {
      case 'calling':
        return emit({ event: 'calling', nick: clean(news.peer) })
      case 'incoming':
        return emit({ event: 'incoming', ...this.describe(news.peer, record) })
      case 'answered':
        // A glare: our own invitation became this call.
        book.drop(news.replaces)
        if (record) record.answeredAtMs = Date.now()
        return emit({ event: 'answered', ...this.describe(news.peer, record) })
      case 'held':
      case 'resumed':
        return emit({ event: news.type, by: news.by })
      case 'missed':
        book.drop(news.call)
        return emit({ event: 'missed', nick: clean(news.peer) })
      case 'ended':
        return void this.finish(news, record ?? newRecord(news.call, news.peer))
    }
  }

  private describe(
    peer: string,
    record: CallRecord | undefined,
  ): Pick<AgentEvent & { event: 'answered' }, 'nick' | 'protocol' | 'address'> {
    const address = record?.contact ? formatEndpoint(record.contact) : ''
    const hasSound = this.parts.hasSound && record?.remote?.audio !== undefined
    const protocol = this.parts.protocol === 'v0' && hasSound ? 'v1' : this.parts.protocol
    return { nick: record?.nick ?? clean(peer), protocol, address: clean(address) }
  }

  private async finish({ reason }: CallNews & { type: 'ended' }, record: CallRecord): Promise<void> {
    const { answeredAtMs, detail, nick, call } = record
    const answered = answeredAtMs !== undefined
    const seconds = answered ? (Date.now() - answeredAtMs) / 1000 : 0
    const finished = this.parts.book.finish(record)
    if (record.planes.size > 0) this.parts.stopMedia(call)
    await finished
    this.parts.emit({ event: 'ended', nick, reason, detail, answered, seconds, ...record.stats })
  }
}
