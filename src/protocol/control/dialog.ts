import type { CallId } from '../call/state'
import type { Peer } from './action'
import type { CallPart, Desk } from './desk'
import { encodeMessage } from './encode'
import type { Link, LinkEnd, LinkOwner } from './link'
import type { InCall, ReceivedMessage } from './message'

/** Media that still flows so long after our HOLD shows that it was not read (section 3.1, in a call, rule 6). */
const INSIST_AFTER_MS = 2000
/** Media sooner than this after our HOLD may have been under way. */
const UNDER_WAY_MS = 800
/** A text that crosses the end of file so closely was not read either. */
const CROSSING_MS = 500
/** No video for so long in message mode is a hang-up (rule 7). */
const SILENCE_MS = 10_000
const WATCH_MS = 1000
/**
 * Some genuine clients never send video, and the first may take 8 s: a peer that was never seen in this call is not
 * hung up on before this.
 */
const NEVER_SEEN_MS = 60_000

/** What a call is made of. */
export interface DialogOptions {
  readonly call: CallId
  readonly peer: Peer
  /** The CALLING connection, where it is still useful. */
  readonly conn: Link | undefined
  /** Our acceptance, when we were called: the first thing to be said. */
  readonly answer?: string
}

interface Said {
  readonly kind: 'answer' | InCall['kind']
  readonly text: string
  readonly atMs: number
}

/** A call that was accepted (section 3.1, in a call). */
export class Dialog implements CallPart, LinkOwner {
  /** Where our messages go; none: each on a connection of its own. */
  private conn: Link | undefined
  /** The peer has used `conn` in the call, so it reads it, and its end is the end of the call. */
  private spokenOn = false
  /** The last text that was written on `conn`. */
  private said: Said | undefined
  private heldByUs = false
  private heldByThem = false
  private quietSinceMs: number
  private heardAtMs: number | undefined
  private silenceTold = false
  private over = false
  private stopInsisting: () => void = () => undefined
  private stopWatching: () => void = () => undefined

  constructor(
    private readonly desk: Desk,
    private readonly options: DialogOptions,
  ) {
    this.conn = options.conn
    if (this.conn) this.conn.owner = this
    this.quietSinceMs = desk.now
    if (options.answer !== undefined) this.sayAnswer(options.answer)
    this.watchSilence()
  }

  get peer(): Peer {
    return this.options.peer
  }

  hold(): void {
    this.heldByUs = true
    this.say('hold')
    this.stopInsisting()
    this.stopInsisting = this.desk.alarms.at(this.desk.now + INSIST_AFTER_MS, () => this.insist())
  }

  resume(): void {
    this.heldByUs = false
    this.say('resume')
    this.notQuiet()
  }

  bye(): void {
    this.say('end')
    const endOnLink = this.conn !== undefined
    this.leave({ endOwed: endOnLink, endOnLink })
  }

  cancel(): void {
    this.bye()
  }

  mediaHeard(): void {
    this.heardAtMs = this.desk.now
    this.silenceTold = false
    this.notQuiet()
  }

  heard(link: Link, message: ReceivedMessage): void {
    // Anything but HOLD, RESUME and END is a reply or a dialect, CALL_BUSY too (section 10, rules 5 to 7).
    if (message.kind !== 'hold' && message.kind !== 'resume' && message.kind !== 'end') return
    if (!this.isSignedByPeer(message)) return
    if (link === this.conn) this.spokenOn = true
    this.obey(message.kind)
  }

  /** Whether a message is of this peer, or of nobody, as some leave their nick out. */
  isSignedByPeer({ nick }: InCall): boolean {
    return nick === undefined || this.peer.nick === undefined || nick === this.peer.nick
  }

  ended(link: Link, how: LinkEnd): void {
    const unread = how === 'reset' || link.hasUnwritten || this.crossed()
    link.close()
    if (link !== this.conn) return
    this.conn = undefined
    if (this.spokenOn) this.lost('the connection of the call was closed')
    else if (unread) this.sayAgain()
  }

  private obey(kind: InCall['kind']): void {
    const { call } = this.options
    switch (kind) {
      case 'hold':
        this.heldByThem = true
        return this.desk.signal({ type: 'held', call })
      case 'resume':
        this.heldByThem = false
        this.notQuiet()
        return this.desk.signal({ type: 'resumed', call })
      case 'end':
        this.leave({ endOwed: false, endOnLink: false })
        return this.desk.signal({ type: 'ended', call })
    }
  }

  private sayAnswer(text: string): void {
    if (this.conn) return this.write('answer', text)
    const onFailure = (detail: string): void => {
      if (!this.over) this.lost(`the answer could not be delivered: ${detail}`)
    }
    this.desk.posts.send({ to: this.peer, text, onFailure })
  }

  private say(kind: InCall['kind']): void {
    const text = encodeMessage({ kind, nick: this.desk.nick })
    if (this.conn) this.write(kind, text)
    else this.desk.posts.send({ to: this.peer, text })
  }

  private write(kind: Said['kind'], text: string): void {
    this.said = { kind, text, atMs: this.desk.now }
    this.conn?.write(text)
  }

  /** Rule 4: the last text was never read. */
  private sayAgain(): void {
    if (this.said) this.desk.posts.send({ to: this.peer, text: this.said.text })
  }

  private crossed(): boolean {
    const { said } = this
    return said !== undefined && said.kind !== 'answer' && this.desk.now - said.atMs < CROSSING_MS
  }

  /** Rule 6. A peer that has spoken on the connection reads it, and sends while it is held: that is borne. */
  private insist(): void {
    const { said, conn } = this
    const flows = this.heardAtMs !== undefined && said !== undefined && this.heardAtMs - said.atMs > UNDER_WAY_MS
    if (!conn || !this.heldByUs || this.spokenOn || !flows) return
    this.conn = undefined
    this.sayAgain()
  }

  private notQuiet(): void {
    this.quietSinceMs = this.desk.now
  }

  /** Rule 7. */
  private watchSilence(): void {
    const { desk } = this
    if (this.conn !== undefined || this.heldByUs || this.heldByThem) this.notQuiet()
    const limitMs = this.heardAtMs === undefined ? NEVER_SEEN_MS : SILENCE_MS
    const dueMs = this.quietSinceMs + limitMs
    if (desk.now >= dueMs && !this.silenceTold) this.tellSilence()
    this.stopWatching = desk.alarms.at(desk.now + WATCH_MS, () => this.watchSilence())
  }

  private tellSilence(): void {
    this.silenceTold = true
    this.desk.signal({ type: 'silent', call: this.options.call })
  }

  private lost(detail: string): void {
    this.leave({ endOwed: true, endOnLink: false })
    this.desk.signal({ type: 'lost', call: this.options.call, detail })
  }

  private leave(how: { readonly endOwed: boolean; readonly endOnLink: boolean }): void {
    const { call, peer, conn } = this.options
    this.over = true
    this.stopInsisting()
    this.stopWatching()
    this.desk.become(call, undefined)
    if (!how.endOnLink) conn?.close()
    this.desk.farewells.part({ call, peer, ...how, link: how.endOnLink ? conn : undefined })
  }
}
