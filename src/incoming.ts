import { VCALL_TOKEN } from './protocol/discovery/sound-choice'
import { clean } from './protocol/text'
import type { CallEvent } from './protocol/call/event'
import type { CallId } from './protocol/call/state'
import type { Contact, SignallingEvent } from './net/signalling'
import type { AgentEvent } from './agent-event'
import type { CallBook } from './call-book'
import { formatEndpoint } from './options'
import { newRecord, type CallRecord } from './call-record'

/** Who calls: the nick is what they say, the host where their messages are read. */
export interface Caller {
  readonly nick: string
  readonly host: string
}

/** What is needed of the user agent. */
export interface IncomingParts {
  readonly book: CallBook
  /** The call that is being placed, if one is. */
  readonly dialled: () => CallId | undefined
  /** Told of a caller whose program offers sound by itself. */
  readonly offeredSound: (nick: string) => void
  /** Whether calls of somebody are never to ring. */
  readonly blocks: (caller: Caller) => boolean
  /** Declines the call of somebody who is blocked, and tells of it. */
  readonly turnAway: (record: CallRecord) => void
  readonly dispatch: (event: CallEvent) => void
  readonly emit: (event: AgentEvent) => void
}

/** What the others say: becomes events of the call machine, and what the book has to remember of it. */
export class Incoming {
  constructor(private readonly parts: IncomingParts) {}

  /** One event of a protocol's signalling. */
  take(event: SignallingEvent): void {
    switch (event.type) {
      case 'invited':
        return this.onInvited(event)
      case 'accepted':
        return this.onAccepted(event)
      case 'refused':
        this.note(event.call, event.detail)
        return this.parts.dispatch({ type: 'refused', call: event.call, reason: event.reason })
      case 'lost':
        this.note(event.call, event.detail)
        return this.parts.dispatch({ type: 'lost', call: event.call })
      case 'cancelled':
        return this.parts.dispatch({ type: 'cancelled', call: event.call })
      case 'held':
        return this.parts.dispatch({ type: 'peer-held', call: event.call })
      case 'resumed':
        return this.parts.dispatch({ type: 'peer-resumed', call: event.call })
      case 'ended':
        return this.parts.dispatch({ type: 'peer-ended', call: event.call })
      case 'silent':
        this.note(event.call, 'no picture came any more')
        return this.parts.dispatch({ type: 'peer-silent', call: event.call })
      case 'text':
        return this.onText(event)
      case 'text-sent':
        return this.parts.emit({ event: 'text-sent', id: event.id, to: formatEndpoint(event.to) })
      case 'text-failed':
        return this.onTextFailed(event)
      case 'traffic':
        return this.onTraffic(event)
      case 'trace':
        return this.parts.emit({ event: 'trace', direction: event.direction, text: clean(event.text) })
    }
  }

  private onTraffic({ call, traffic }: SignallingEvent & { type: 'traffic' }): void {
    const record = this.parts.book.get(call)
    if (record) record.stats = { ...record.stats, network: traffic }
  }

  private onText({ from, text }: SignallingEvent & { type: 'text' }): void {
    this.parts.emit({ event: 'text', nick: clean(from.nick), address: formatEndpoint(from), text: clean(text) })
  }

  private onTextFailed({ id, reason, detail }: SignallingEvent & { type: 'text-failed' }): void {
    this.parts.emit({ event: 'text-failed', id, reason, detail: clean(detail) })
  }

  private note(call: CallId, detail: string): void {
    const record = this.parts.book.get(call)
    if (record) record.detail = clean(detail)
  }

  private onInvited({ call, from, remote }: SignallingEvent & { type: 'invited' }): void {
    const peer = this.peerOf(from)
    const record = newRecord(call, peer, from)
    record.nick = clean(from.nick)
    record.remote = remote
    // Whom we are calling ourselves may call us.
    if (peer !== this.dialledPeer && this.parts.blocks(from)) return this.parts.turnAway(record)
    this.parts.book.open(record)
    record.isVcall = from.protocols?.includes(VCALL_TOKEN) === true
    if (remote.audio) this.parts.offeredSound(from.nick)
    this.parts.dispatch({ type: 'invited', call, peer, nick: from.nick })
  }

  private get dialledPeer(): string | undefined {
    return this.parts.book.get(this.parts.dialled())?.peer
  }

  /** The peer's name; who is being called by address and calls us meanwhile (glare) goes by that address. */
  private peerOf(from: Contact & { readonly nick: string }): string {
    const dialled = this.parts.book.get(this.parts.dialled())
    const same = dialled?.contact?.host === from.host && dialled.contact.port === from.port
    return dialled && same ? dialled.peer : from.nick
  }

  private onAccepted({ call, nick, remote }: SignallingEvent & { type: 'accepted' }): void {
    const record = this.parts.book.get(call)
    if (record) {
      record.remote = remote
      if (nick !== undefined) record.nick = clean(nick)
    }
    this.parts.dispatch({ type: 'accepted', call })
  }
}
