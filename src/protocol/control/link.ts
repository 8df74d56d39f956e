import type { Address, ControlAction, LinkId } from './action'
import type { Alarms } from './alarms'
import { ControlDecoder } from './decode'
import type { ReceivedMessage } from './message'

/** Peers take one read for one message, so two texts keep this distance (section 9, rule 2). */
const WRITE_PAUSE_MS = 250
/** Texts that wait for their pause; a fifth says that the oldest is out of date. */
const MAX_WAITING = 4

/** What a link needs of the agent. */
export interface LinkDesk {
  /** The time of the input that is being handled, in milliseconds. */
  readonly now: number
  readonly alarms: Alarms
  act(action: ControlAction): void
  connect(to: Address, owner: LinkOwner): Link
  forgetLink(id: LinkId): void
  /** Whether one of our calls is with somebody of this nick: only they sign HOLD, RESUME and END. */
  expects(nick: string): boolean
}

/** Who a link belongs to. */
export interface LinkOwner {
  connected?(link: Link): void
  connectFailed?(link: Link, detail: string): void
  heard(link: Link, message: ReceivedMessage): void
  /** Nothing more is read on the link: the other side shut it down, or it was reset. */
  ended(link: Link, how: LinkEnd): void
}

/** How a link stops to be read; after a reset, what was written may never have been read either. */
export type LinkEnd = 'end-of-file' | 'reset'

/** One TCP connection: what is read on it, and what waits to be written. */
export class Link {
  /** When the last byte came. */
  readAtMs: number
  /** Messages read so far, of any kind. */
  messages = 0
  /** The address at the other end, once it is known. */
  host = ''
  private readonly decoder = new ControlDecoder()
  private readonly waiting: string[] = []
  private writtenAtMs = -Infinity
  private state: 'connecting' | 'open' | 'finished' | 'ended' | 'closed' = 'connecting'
  private finishing = false
  private stopDecoding: () => void = () => undefined
  private stopWriting: () => void = () => undefined

  constructor(
    readonly id: LinkId,
    private readonly desk: LinkDesk,
    public owner: LinkOwner,
  ) {
    this.readAtMs = desk.now
  }

  /** Whether a text can still be written and might be read. */
  get usable(): boolean {
    return this.state === 'open' && !this.finishing
  }

  /** Whether something may still be read. */
  get isReadable(): boolean {
    return this.state === 'open' || this.state === 'finished'
  }

  get isClosed(): boolean {
    return this.state === 'closed'
  }

  /** Whether a text still waits for its turn. */
  get hasUnwritten(): boolean {
    return this.waiting.length > 0
  }

  came(host: string): void {
    this.host = host
    this.state = 'open'
  }

  connected(host: string): void {
    this.came(host)
    this.owner.connected?.(this)
  }

  connectFailed(detail: string): void {
    this.forget()
    this.owner.connectFailed?.(this, detail)
  }

  received(bytes: Uint8Array): void {
    this.readAtMs = this.desk.now
    const { desk, decoder } = this
    this.deliver(decoder.push(bytes, desk.now, (nick) => desk.expects(nick)))
    if (decoder.overflowed) this.close()
    else this.awaitPause()
  }

  /** Takes what was read for whole messages, though no pause has shown it. */
  flush(): void {
    this.stopDecoding()
    this.deliver(this.decoder.end())
  }

  ended(how: LinkEnd): void {
    if (!this.isReadable) return
    this.flush()
    if (this.isClosed) return
    this.state = 'ended'
    this.stopWriting()
    this.owner.ended(this, how)
  }

  /** Writes a text, at a distance to the one before. */
  write(text: string): void {
    if (!this.usable) return
    this.waiting.push(text)
    if (this.waiting.length > MAX_WAITING) this.waiting.shift()
    this.writeWaiting()
  }

  /** Shuts down writing as soon as everything is written. */
  finish(): void {
    this.finishing = true
    this.writeWaiting()
  }

  close(): void {
    if (this.isClosed) return
    this.forget()
    this.desk.act({ type: 'close', link: this.id })
  }

  private forget(): void {
    this.state = 'closed'
    this.stopDecoding()
    this.stopWriting()
    this.desk.forgetLink(this.id)
  }

  private awaitPause(): void {
    this.stopDecoding()
    const at = this.decoder.deadline
    if (at !== undefined) this.stopDecoding = this.desk.alarms.at(at, () => this.flush())
  }

  private deliver(heard: ReturnType<ControlDecoder['end']>): void {
    for (const { text, message } of heard) {
      if (this.isClosed) return
      this.messages++
      this.desk.act({ type: 'note', direction: 'in', text: `${this.host}: ${text}` })
      this.owner.heard(this, message)
    }
  }

  private writeWaiting(): void {
    this.stopWriting()
    if (this.state !== 'open') return
    const next = this.writtenAtMs + WRITE_PAUSE_MS
    if (this.waiting.length > 0 && this.desk.now >= next) this.writeNow()
    if (this.waiting.length > 0) {
      const at = Math.max(next, this.writtenAtMs + WRITE_PAUSE_MS)
      this.stopWriting = this.desk.alarms.at(at, () => this.writeWaiting())
    } else if (this.finishing) this.shutDown()
  }

  private writeNow(): void {
    const text = this.waiting.shift() ?? ''
    this.writtenAtMs = this.desk.now
    this.desk.act({ type: 'write', link: this.id, text })
    this.desk.act({ type: 'note', direction: 'out', text: `${this.host}: ${text}` })
  }

  private shutDown(): void {
    this.state = 'finished'
    this.desk.act({ type: 'finish', link: this.id })
  }
}
