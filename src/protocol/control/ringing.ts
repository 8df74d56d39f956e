import type { CallId } from '../call/state'
import type { MediaPorts, Peer, RefusalReason, RemoteMedia } from './action'
import type { CallPart, Desk } from './desk'
import { Dialog } from './dialog'
import { encodeMessage } from './encode'
import type { Link, LinkOwner } from './link'
import type { Calling, ControlMessage, ReceivedMessage } from './message'

/** A caller that closes within this time reads its answer on a new connection (section 3.1, being called). */
const FIN_WINDOW_MS = 400
const LOOK_UP_PATIENCE_MS = 3000
/** How long an answer that ends the matter is given to be read before we close. */
const READ_PATIENCE_MS = 2000

/** What a call of somebody else is made of. */
export interface RingingOptions {
  readonly call: CallId
  readonly link: Link
  readonly calling: Calling
}

type Answer = { readonly accepted: MediaPorts } | { readonly refused: RefusalReason }

const isLoopback = (host: string): boolean => host.startsWith('127.') || host === '::1'

/** Some register an address that means themselves only; then the address they call from is better. */
const reachableHost = (registered: string, source: string): string => {
  const nowhere = registered === '0.0.0.0' || registered === '::'
  return nowhere || (isLoopback(registered) && !isLoopback(source)) ? source : registered
}

/** Somebody calls us, and we have not answered yet (section 3.1, being called). */
export class Ringing implements CallPart, LinkOwner {
  /** Where the caller reads; until it was looked up, where it calls from, and the same number for both ports. */
  peer: Peer & { readonly nick: string }
  private readonly calledAtMs: number
  private announced = false
  private answer: Answer | undefined
  private held = false
  /** The caller has closed at once: the answer travels on a connection of its own. */
  private hungUp = false
  private stopLookUp: () => void
  private stopAnswer: () => void = () => undefined

  constructor(
    private readonly desk: Desk,
    private readonly options: RingingOptions,
  ) {
    const { call, link, calling } = options
    link.owner = this
    this.calledAtMs = link.readAtMs
    this.peer = { host: link.host, port: calling.videoPort, nick: calling.nick }
    desk.act({ type: 'look-up', call, nick: calling.nick })
    this.stopLookUp = desk.alarms.at(desk.now + LOOK_UP_PATIENCE_MS, () => this.announce())
  }

  /** Whether the caller has closed its connection, as a family C caller and as a dead one does. */
  get isHungUp(): boolean {
    return this.hungUp
  }

  /** Whether an answer is decided that the caller has not been given yet. */
  get isAnswered(): boolean {
    return this.answer !== undefined
  }

  lookedUp(contact: Peer | undefined): void {
    if (contact !== undefined) {
      const { nick } = this.options.calling
      this.peer = { ...contact, nick, host: reachableHost(contact.host, this.options.link.host) }
    }
    this.announce()
  }

  heard(_link: Link, message: ReceivedMessage): void {
    // Only one call for each connection: a further CALLING on it is noise.
    if (message.kind === 'end') this.heardEnd(message.nick)
  }

  /** CALL_END of the caller, on whatever connection: it gave up. */
  heardEnd(nick: string | undefined): boolean {
    if (nick !== this.options.calling.nick) return false
    this.gaveUp()
    return true
  }

  ended(link: Link): void {
    if (this.desk.now - this.calledAtMs > FIN_WINDOW_MS) return this.gaveUp()
    this.hungUp = true
    link.close()
    if (this.answer) this.deliver(this.answer)
  }

  accept(media: MediaPorts): void {
    this.answerWith({ accepted: media })
  }

  refuse(reason: RefusalReason): void {
    this.answerWith({ refused: reason })
  }

  hold(): void {
    this.held = true
  }

  resume(): void {
    this.held = false
  }

  /** Hangs up between the decision and its delivery: the caller hears no acceptance at all. */
  bye(): void {
    this.answer = { refused: 'denied' }
  }

  /** The caller gave up, or called again: nothing is said. */
  gaveUp(): void {
    const { call, link } = this.options
    this.stop()
    link.close()
    this.desk.become(call, undefined)
    if (this.announced) this.desk.signal({ type: 'cancelled', call })
  }

  private get remoteMedia(): RemoteMedia {
    const { host } = this.peer
    const { videoPort, audioPort } = this.options.calling
    return { video: { host, port: videoPort }, ...(audioPort !== undefined && { audio: { host, port: audioPort } }) }
  }

  private announce(): void {
    this.stopLookUp()
    if (this.announced) return
    this.announced = true
    this.desk.farewells.callAgain(this.peer)
    const { call } = this.options
    this.desk.signal({ type: 'invited', call, from: this.peer, remote: this.remoteMedia })
  }

  /** Before the window is over nobody knows on which connection an answer is read. */
  private answerWith(answer: Answer): void {
    if (this.answer) return
    this.answer = answer
    const fromMs = this.calledAtMs + FIN_WINDOW_MS
    if (this.hungUp || this.desk.now > fromMs) this.deliver(answer)
    else this.stopAnswer = this.desk.alarms.at(fromMs + 1, () => this.deliver(this.answer ?? answer))
  }

  private deliver(answer: Answer): void {
    this.stop()
    if ('accepted' in answer) this.acceptNow(answer.accepted)
    else this.refuseNow(answer.refused)
  }

  private acceptNow({ videoPort, audioPort }: MediaPorts): void {
    const { desk } = this
    const { call, link, calling } = this.options
    // V1 is spoken to those alone who have called with it (section 8, consequences 3 and 4).
    const sound = calling.audioPort !== undefined && audioPort !== undefined
    const text = encodeMessage({ kind: 'accepted', nick: desk.nick, videoPort, ...(sound && { audioPort }) })
    const dialog = new Dialog(desk, { call, peer: this.peer, conn: this.hungUp ? undefined : link, answer: text })
    desk.become(call, dialog)
    if (this.held) dialog.hold()
  }

  private refuseNow(reason: RefusalReason): void {
    this.desk.become(this.options.call, undefined)
    const { link } = this.options
    if (reason !== 'no-answer') this.say({ kind: reason, ...(reason === 'denied' && { nick: this.desk.nick }) })
    // Who closed at once sees no closing, and would ring for ever; the others take the closing for the answer.
    else if (this.hungUp) this.say({ kind: 'denied', nick: this.desk.nick })
    else link.close()
  }

  private say(message: ControlMessage): void {
    const { link } = this.options
    const text = encodeMessage(message)
    if (this.hungUp) return this.desk.posts.send({ to: this.peer, text })
    this.desk.release(link)
    link.write(text)
    link.finish()
    this.desk.alarms.at(this.desk.now + READ_PATIENCE_MS, () => link.close())
  }

  private stop(): void {
    this.stopLookUp()
    this.stopAnswer()
  }
}
