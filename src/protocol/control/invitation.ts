import type { CallId } from '../call/state'
import type { ControlSignal, MediaPorts, Peer, RemoteMedia } from './action'
import type { CallPart, Desk } from './desk'
import { Dialog } from './dialog'
import { encodeMessage } from './encode'
import type { Link, LinkEnd, LinkOwner } from './link'
import type { Accepted, ReceivedMessage } from './message'

const CONNECT_PATIENCE_MS = 8000
/** An answer may still come on a new connection so long after a reset (section 3.1, calling, rule 3). */
const RESET_PATIENCE_MS = 2000
/** An end of file 0.4 s after CALLING is that of a caller who waits (being called, rule 2): giving up comes later. */
const GIVING_UP_SEEN_MS = 600

type Refused = Extract<ControlSignal, { type: 'refused' }>

/** What an invitation is made of. */
export interface InvitationOptions {
  readonly call: CallId
  readonly peer: Peer
  /** With `audioPort` it is a V1 call. */
  readonly media: MediaPorts
}

/** A call of ours that is not answered yet (section 3.1, calling). */
export class Invitation implements CallPart, LinkOwner {
  peer: Peer
  private link: Link | undefined
  private askedAtMs: number | undefined
  private stopWaiting: () => void = () => undefined

  constructor(
    private readonly desk: Desk,
    private readonly options: InvitationOptions,
  ) {
    const startAtMs = desk.farewells.mayCallAtMs(options.peer)
    desk.farewells.callAgain(options.peer)
    this.peer = options.peer
    if (startAtMs <= desk.now) this.connect()
    else this.stopWaiting = desk.alarms.at(startAtMs, () => this.connect())
  }

  /** Whether CALLING was said, so that an answer can be one to it. */
  get isAsked(): boolean {
    return this.askedAtMs !== undefined
  }

  connected(link: Link): void {
    this.stopWaiting()
    const { desk, options } = this
    this.askedAtMs = desk.now
    link.write(encodeMessage({ kind: 'calling', nick: desk.nick, ...options.media }))
    desk.farewells.beQuiet(options.peer)
    // A host name has become an address, by which its media is known.
    this.peer = { ...options.peer, host: link.host }
    desk.farewells.callAgain(this.peer)
  }

  connectFailed(_link: Link, detail: string): void {
    this.refused('unreachable', detail)
  }

  heard(link: Link, message: ReceivedMessage): void {
    this.answered(link, message)
  }

  /** An answer, on our connection or on a new one; the first one counts. */
  answered(link: Link, message: ReceivedMessage): void {
    if (message.kind === 'accepted') this.accepted(link, message)
    else if (message.kind === 'denied') this.refused('denied', 'the call was declined')
    else if (message.kind === 'busy') this.refused('busy', 'the line is busy')
    else if (message.kind === 'malformed' && message.of === 'accepted')
      this.refused('error', 'accepted without a usable video port')
  }

  ended(link: Link, how: LinkEnd): void {
    // The end of file is no failure: families B and C close, and the answer may come on a new connection.
    if (how === 'end-of-file') return
    link.close()
    const detail = 'busy or unreachable: the connection was reset without an answer'
    this.stopWaiting = this.desk.alarms.at(this.desk.now + RESET_PATIENCE_MS, () => this.refused('busy', detail))
  }

  /** What was read and waits for its pause is taken as it is: something came elsewhere that supposes an answer. */
  flush(): void {
    this.link?.flush()
  }

  cancel(): void {
    this.leave((this.askedAtMs ?? 0) + GIVING_UP_SEEN_MS)
  }

  bye(): void {
    this.cancel()
  }

  private connect(): void {
    this.link = this.desk.connect(this.peer, this)
    this.stopWaiting = this.desk.alarms.at(this.desk.now + CONNECT_PATIENCE_MS, () =>
      this.refused('unreachable', 'no answer to the connection'),
    )
  }

  private accepted(link: Link, answer: Accepted): void {
    this.stopWaiting()
    if (link !== this.link) this.link?.close()
    const { peer, options } = this
    const { call } = options
    const nick = answer.nick === this.desk.nick ? undefined : answer.nick
    const remote = this.remoteMedia(answer)
    const conn = link === this.link ? link : undefined
    const known = peer.nick ?? nick
    const dialog = new Dialog(this.desk, { call, peer: { ...peer, ...(known !== undefined && { nick: known }) }, conn })
    this.desk.become(call, dialog)
    this.desk.signal({ type: 'accepted', call, ...(nick !== undefined && { nick }), remote })
  }

  /** There is sound where it was offered and taken (section 8, consequence 4). */
  private remoteMedia({ videoPort, audioPort }: Accepted): RemoteMedia {
    const { host } = this.peer
    const video = { host, port: videoPort }
    if (this.options.media.audioPort === undefined || audioPort === undefined) return { video }
    return { video, audio: { host, port: audioPort } }
  }

  private refused(reason: Refused['reason'], detail: string): void {
    const { call } = this.options
    this.leave()
    this.desk.signal({ type: 'refused', call, reason, detail })
  }

  private leave(finishAtMs?: number): void {
    this.stopWaiting()
    const { desk, peer, isAsked } = this
    const { call } = this.options
    const link = isAsked && this.link?.isReadable === true ? this.link : undefined
    desk.become(call, undefined)
    if (link === undefined) this.link?.close()
    if (isAsked) desk.farewells.part({ call, peer, endOwed: true, link, finishAtMs })
  }
}
