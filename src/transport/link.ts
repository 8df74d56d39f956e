import { monotonicClock } from '../media/audio/clock'
import type { PictureCodec } from '../media/codec/codec'
import { isOwnAddress } from '../media/wire/peer'
import { RpcClient } from '../net/xmlrpc/client'
import { hostKey } from '../net/xmlrpc/host'
import type { Traffic } from '../net/xmlrpc/messages'
import type { CallId } from '../protocol/call/state'
import type { Found } from '../protocol/xmlrpc/dialect-search'
import type { PcmFormat } from '../protocol/xmlrpc/pcm'
import type { PhoneLink } from '../protocol/xmlrpc/phone-action'
import type { RawPicture } from '../protocol/xmlrpc/npy'
import { PicturesIn } from './pictures-in'
import { PicturesOut } from './pictures-out'
import { Pump } from './pump'
import { SoundIn } from './sound-in'
import { soundOut, type SoundOut } from './sound-out'

/** A contact that plays sound before it answers may take several pieces' time. */
const MEDIA_TIMEOUT_MS = 20_000
/** Who cannot be reached for so long, and sends nothing, is gone, in ms. */
const LOST_MS = 6000
/** A call with an old program in which nothing goes either way for so long is none, in ms. */
const NOTHING_MS = 15_000

/** What a link needs of its surroundings. */
export interface LinkPorts {
  readonly codec: PictureCodec
  /** To our processes. */
  showPicture(datagram: Uint8Array): void
  playSound(datagram: Uint8Array): void
  /** The peer is gone. */
  lost(detail: string): void
  /** Milliseconds of a clock that never steps. */
  now(): number
  /** One medium cannot be sent to this program. */
  gaveUp(medium: 'audio' | 'video', detail: string): void
}

/** What goes out, once it is known which program is there. */
interface Outwards {
  readonly found: Found
  readonly pictures: PicturesOut
  readonly video: Pump
  readonly sound: SoundOut
  readonly audio: Pump
}

/** The media of one call: what our processes send goes to the peer's server, what the peer sends goes to our processes. */
export class Link {
  readonly host: string
  private readonly picturesIn: PicturesIn
  private readonly soundIn: SoundIn
  private outwards: Outwards | undefined
  /** What comes is passed on. */
  flowing = false
  private aliveMs: number
  /** When media went in or out last. */
  private usefulMs: number
  private isLost = false
  /** What came since the last lap; `heard`: the request that is being answered carries media of this call. */
  private received = { requests: 0, bytes: 0 }
  private heard = false

  constructor(
    readonly call: CallId,
    readonly link: PhoneLink,
    private readonly ports: LinkPorts,
  ) {
    this.host = hostKey(link.host)
    this.aliveMs = this.usefulMs = ports.now()
    const own = isOwnAddress(link.host)
    this.picturesIn = new PicturesIn({ codec: ports.codec, own, deliver: (datagram) => ports.showPicture(datagram) })
    this.soundIn = new SoundIn({ clock: monotonicClock, deliver: (datagram) => ports.playSound(datagram) })
    if (link.found) this.send(link.found)
  }

  /** It is known now which program is there, or that it is another one than was thought: ours can be sent. */
  send(found: Found): void {
    const before = this.outwards
    if (before && isSame(before.found, found)) return
    if (before) closeAll(before)
    this.outwards = this.outwardsTo(found)
  }

  /** Looked at from time to time: ends a call with an old program in which there is nothing. Who holds wants nothing. */
  check(): void {
    const now = this.ports.now()
    if (!this.flowing || this.link.found?.type === 'vcall') this.usefulMs = now
    if (now - this.usefulMs >= NOTHING_MS) this.lose('nothing goes either way')
  }

  /** A picture of our own. */
  picture(datagram: Uint8Array): void {
    this.outwards?.pictures.push(datagram)
  }

  /** A packet of our own sound. */
  packet(datagram: Uint8Array): void {
    this.outwards?.sound.push(datagram)
    this.outwards?.audio.wake()
  }

  /** Whether a call of another vcall is this one. */
  isCall(token: unknown): boolean {
    return this.link.found?.type === 'vcall' && token === this.link.token
  }

  /** A picture of an old program. */
  heardPicture(picture: RawPicture | Uint8Array): void {
    if (!this.hear()) return
    if (picture instanceof Uint8Array) this.picturesIn.pushJpeg(picture)
    else this.picturesIn.pushRaw(picture)
  }

  /** A piece of sound of an old program. */
  heardSound(bytes: Uint8Array, format: PcmFormat): void {
    if (this.hear()) this.soundIn.push(bytes, format)
  }

  /** What another vcall sent. */
  heardDatagram(medium: 'audio' | 'video', datagram: Uint8Array): void {
    if (!this.hear()) return
    if (medium === 'video') this.picturesIn.pushDatagram(datagram)
    else this.ports.playSound(datagram)
  }

  /** A request with a body of so many bytes was answered, whatever it was. */
  answered(bytes: number): void {
    if (!this.heard) return
    this.heard = false
    this.received = { requests: this.received.requests + 1, bytes: this.received.bytes + bytes }
  }

  /** What went and came in the last seconds; nothing before it is known who is there. */
  lap(seconds: number): Traffic | undefined {
    const { outwards, received } = this
    if (!outwards) return undefined
    this.received = { requests: 0, bytes: 0 }
    const { audio, video, sound, pictures } = outwards
    const sent = { audio: { ...audio.lap(), ...sound.lap() }, video: { ...video.lap(), ...pictures.lap() } }
    return { ...sent, received, seconds }
  }

  /** What is under way goes on; nothing follows. */
  close(): void {
    this.flowing = false
    this.soundIn.close()
    if (this.outwards) closeAll(this.outwards)
  }

  private hear(): boolean {
    this.aliveMs = this.usefulMs = this.ports.now()
    this.heard = true
    return this.flowing
  }

  private outwardsTo(found: Found): Outwards {
    const { codec } = this.ports
    const sound = soundOut(found, this.link.token)
    const pictures: PicturesOut = new PicturesOut({ found, token: this.link.token, codec, wake: () => video.wake() })
    const video = this.pump('video', found, () => pictures.next())
    const audio = this.pump('audio', found, () => Promise.resolve(sound.next()))
    return { found, pictures, video, sound, audio }
  }

  private pump(medium: 'audio' | 'video', found: Found, next: ConstructorParameters<typeof Pump>[0]['next']): Pump {
    const keepAlive = found.type === 'vcall'
    return new Pump({
      client: new RpcClient(this.link, { timeoutMs: MEDIA_TIMEOUT_MS, keepAlive }),
      next,
      reached: (success, detail) => this.reached(success, detail),
      taken: () => (this.usefulMs = this.ports.now()),
      gaveUp: (detail) => this.ports.gaveUp(medium, detail),
    })
  }

  private reached(success: boolean, detail: string): void {
    const now = this.ports.now()
    if (success) this.aliveMs = now
    if (!success && now - this.aliveMs >= LOST_MS) this.lose(detail)
  }

  private lose(detail: string): void {
    if (this.isLost) return
    this.isLost = true
    this.ports.lost(detail)
  }
}

const isSame = (one: Found, other: Found): boolean =>
  one.type === 'vcall' || other.type === 'vcall' ? one.type === other.type : one.dialect.name === other.dialect.name

const closeAll = ({ pictures, video, audio }: Outwards): void => {
  for (const part of [pictures, video, audio]) part.close()
}
