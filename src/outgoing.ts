import { whyNoConnection } from './protocol/system-trouble'
import { VCALL_TOKEN } from './protocol/discovery/sound-choice'
import { clean } from './protocol/text'
import type { CallId } from './protocol/call/state'
import type { Refusal } from './protocol/call/event'
import type { Contact, Endpoint, LocalMedia, Signalling } from './net/signalling'
import type { CallBook } from './call-book'
import type { CallRecord } from './call-record'

/** What invitations need. */
export interface OutgoingParts {
  /** Our own nick. */
  readonly nick: string
  /** The address that others are told. */
  readonly local: Endpoint
  readonly signalling: Signalling
  /** Where we receive. */
  readonly media: LocalMedia
  /** Whether a call to this contact is offered with sound: not every client bears the offer. */
  offersSound(contact: Contact): boolean
  /** Finds who is called by nick or address; undefined: unknown. Rejects with a message for a person. */
  resolve(target: string): Promise<Contact | undefined>
}

/** Places our invitations: looks the peer up, then invites it, unless it was given up meanwhile. */
export class Outgoing {
  constructor(
    private readonly parts: OutgoingParts,
    private readonly book: CallBook,
    /** Told when an invitation cannot even be sent. */
    private readonly refused: (call: CallId, reason: Refusal) => void,
  ) {}

  /** Sends the invitation of a call whose record is in the book; never rejects. */
  async invite(call: CallId): Promise<void> {
    const record = this.book.get(call)
    if (!record) return
    try {
      record.contact = await this.parts.resolve(record.peer)
      if (!record.cancelled) this.send(record)
    } catch (error) {
      this.fail(record, 'unreachable', whyNoConnection(error))
    }
  }

  /** Gives an invitation up, sent or not. */
  cancel(call: CallId): void {
    const record = this.book.get(call)
    if (record) record.cancelled = true
    if (record?.invited === true) this.parts.signalling.cancel(call)
  }

  private send(record: CallRecord): void {
    const { call, contact, peer } = record
    if (!contact) return this.fail(record, 'unknown-user', `nobody is registered as ${clean(peer)}`)
    if (this.isOurselves(contact)) return this.fail(record, 'error', 'that is you')
    record.invited = true
    record.isVcall = contact.protocols?.includes(VCALL_TOKEN) === true
    this.parts.signalling.invite(call, contact, this.offer(contact))
  }

  private offer(contact: Contact): LocalMedia {
    const { media } = this.parts
    if (this.parts.offersSound(contact)) return media
    return media.videoPort === undefined ? {} : { videoPort: media.videoPort }
  }

  private isOurselves({ nick, host, port }: Contact): boolean {
    const { local } = this.parts
    return nick === this.parts.nick || (host === local.host && port === local.port)
  }

  private fail(record: CallRecord, reason: Refusal, detail: string): void {
    record.detail = clean(detail)
    this.refused(record.call, reason)
  }
}
