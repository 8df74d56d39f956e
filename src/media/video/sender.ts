import { MAX_COMMENT_BYTES, type Announcement } from '../../protocol/media/jpeg-comment'
import { encodeVideoHeader } from '../../protocol/media/video-datagram'
import type { PictureCodec, Size } from '../codec/codec'
import { CodecError } from '../codec/codec'
import { readJpegHeader } from '../codec/jpeg-header'
import { Fitter } from '../fit'
import type { Frame } from '../frame'
import { cameraOffCard } from '../source/card'
import type { SourceSlot } from '../source/slot'
import { Announcer } from './announcer'
import type { Ceiling } from './fitting'
import { Fitting } from './fitting'
import type { VideoSettings } from './messages'
import { Pace } from './pace'
import type { Statistics } from './statistics'

/** A picture goes out at least this often, also when there is none that is new: some clients hang up without. */
const HEARTBEAT_MS = 900
/** The first picture waits so long for the source, then a card goes out. */
const FIRST_PICTURE_PATIENCE_MS = 250
/** The longest header: order, timestamp, size and rate. */
const HEADER_BYTES = 64
/** What a datagram holds beside the picture. */
const RESERVED_BYTES = HEADER_BYTES + MAX_COMMENT_BYTES

/** What the sender needs of its surroundings. */
export interface SenderPorts {
  readonly codec: PictureCodec
  readonly slot: SourceSlot
  /** A picture of the source as it shall be seen, at a Unix time. Its memory is valid until the next one. */
  filtered(frame: Frame, nowMs: number): Frame
  /** Sends a datagram to the peer; false when the system refused it. */
  transmit(datagram: readonly Uint8Array[]): Promise<boolean>
  /** A picture that goes out, before it is encoded. Its memory is valid until the next one. */
  onPicture(frame: Frame): void
}

const ceilingOf = (settings: VideoSettings): Ceiling => ({
  size: { width: settings.width, height: settings.height },
  quality: settings.quality,
  maxBytes: settings.maxDatagramBytes - RESERVED_BYTES,
})

/** A picture that cannot be encoded is left out and counted; anything else is a bug. */
const unlessOurs = (error: unknown): undefined => {
  if (!(error instanceof CodecError)) throw error
}

/** Source → fitted picture → JPEG that fits → datagram, at an even pace, while media flows. */
export class Sender {
  private readonly fitting: Fitting
  private readonly pace: Pace
  private readonly fitter = new Fitter()
  private readonly shrinker = new Fitter()
  private statistics: Statistics | undefined
  private announcer: Announcer | undefined
  private timer: NodeJS.Timeout | undefined
  /** Grows when the flow begins or ends: what was begun under an older number is not sent. */
  private flow = 0
  private flowing = false
  private last: Frame | undefined
  private lastVersion = -1
  /** Another look is wanted of a picture that was sent. */
  private stale = false
  private lastSentMs = -Infinity

  constructor(
    private readonly ports: SenderPorts,
    private settings: VideoSettings,
  ) {
    this.fitting = new Fitting(ceilingOf(settings))
    this.pace = new Pace(settings.fps)
  }

  /** New settings, in force with the next picture. */
  configure(settings: VideoSettings): void {
    const oldFps = this.settings.fps
    this.settings = settings
    this.fitting.setCeiling(ceilingOf(settings))
    if (oldFps !== settings.fps) this.pace.restart(performance.now(), settings.fps)
  }

  /** The last picture goes out again, for it looks different now. */
  refresh(): void {
    this.stale = true
  }

  /** What the pictures say of us from now on; undefined: nothing. */
  announce(announcement: Announcement | undefined): void {
    this.announcer = announcement && new Announcer(announcement)
  }

  /** Begins to send, with a picture at once. The statistics hold the next order number. */
  start(statistics: Statistics): void {
    this.stop()
    this.statistics = statistics
    this.flowing = true
    const { flow } = this
    void this.begin(flow)
  }

  /** Not one datagram leaves after this. */
  stop(): void {
    this.flow++
    this.flowing = false
    clearTimeout(this.timer)
  }

  private async begin(flow: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, FIRST_PICTURE_PATIENCE_MS)))
    await Promise.race([this.ports.slot.settled, patience]).finally(() => clearTimeout(timer))
    if (flow !== this.flow) return
    this.lastSentMs = -Infinity
    this.pace.restart(performance.now(), this.settings.fps)
    await this.step(flow)
  }

  private async step(flow: number): Promise<void> {
    const picture = await this.picture()
    if (picture !== undefined && flow === this.flow) await this.send(picture, flow)
    if (flow !== this.flow) return
    this.timer = setTimeout(() => void this.step(flow), this.pace.delay(performance.now()))
  }

  /** A new picture of the wanted size, or the last one, or a card, when it is time to send something. */
  private async picture(): Promise<Frame | undefined> {
    const { slot } = this.ports
    const size = { width: this.settings.width, height: this.settings.height }
    const now = Date.now()
    const fresh = await slot.next({ now, size })
    if (slot.version !== this.lastVersion) this.last = undefined
    const changed = slot.version !== this.lastVersion || this.stale
    this.stale = false
    this.lastVersion = slot.version
    if (fresh !== undefined) this.last = fresh
    const due = performance.now() - this.lastSentMs >= this.heartbeatMs
    if (fresh === undefined && !due && !changed) return undefined
    if (this.last === undefined) return cameraOffCard(size, now)
    const seen = this.ports.filtered(this.fitter.fit(this.last, size), now)
    return { ...seen, madeAtMs: fresh?.madeAtMs ?? now }
  }

  private get heartbeatMs(): number {
    return Math.min(HEARTBEAT_MS, this.announcer?.hurryMs ?? HEARTBEAT_MS)
  }

  private async send(picture: Frame, flow: number): Promise<void> {
    const { statistics } = this
    if (statistics === undefined) return
    this.ports.onPicture(picture)
    const jpeg = await this.encode(picture).catch(unlessOurs)
    if (flow !== this.flow) return
    const sent = jpeg !== undefined && (await this.transmit(jpeg, picture.madeAtMs, statistics))
    if (!sent) statistics.unsent++
    this.lastSentMs = performance.now()
  }

  private async encode(picture: Frame): Promise<Uint8Array | undefined> {
    const { codec } = this.ports
    for (;;) {
      const { size, quality } = this.fitting.attempt
      const jpeg = await codec.encodeJpeg(this.sized(picture, size), quality)
      if (jpeg.length <= this.settings.maxDatagramBytes - RESERVED_BYTES) {
        this.fitting.fitted(jpeg.length)
        if (this.statistics !== undefined) this.statistics.quality = quality
        return jpeg
      }
      if (!this.fitting.tooLarge(jpeg.length)) return undefined
    }
  }

  private sized(picture: Frame, size: Size): Frame {
    return this.shrinker.fit(picture, size)
  }

  /** The order number is used up before the datagram leaves: it is never sent twice. */
  private async transmit(jpeg: Uint8Array, madeAtMs: number, statistics: Statistics): Promise<boolean> {
    const size = readJpegHeader(jpeg)
    if (typeof size === 'string') return false
    const order = statistics.nextOrder++
    const { width, height } = size
    const header = encodeVideoHeader({ order, madeAtMs, width, height, fps: this.settings.fps })
    const pieces = [header, ...(this.announcer?.pieces(jpeg, performance.now()) ?? [jpeg])]
    if (!(await this.ports.transmit(pieces))) return false
    statistics.sent.add(pieces.reduce((sum, piece) => sum + piece.length, 0))
    return true
  }
}
