import { insertComment, MAX_COMMENT_BYTES, type Announcement } from '../../protocol/media/jpeg-comment'
import { MAX_REPORT_BYTES, type ReceiverReport } from '../../protocol/media/receiver-report'
import { encodeVideoHeader } from '../../protocol/media/video-datagram'
import type { PictureCodec, Size } from '../codec/codec'
import { CodecError } from '../codec/codec'
import { readJpegHeader } from '../codec/jpeg-header'
import { Fitter } from '../fit'
import type { Frame } from '../frame'
import type { Rung } from '../quality/ladder'
import { cameraOffCard } from '../source/card'
import type { SourceSlot } from '../source/slot'
import { Announcer } from './announcer'
import { CostProbe, type ProbeWish } from './cost-probe'
import { FittedEncoder } from './fitted-encoder'
import type { PictureCost, VideoSettings } from './messages'
import { Pace } from './pace'
import { Regulation } from './regulation'
import type { Statistics } from './statistics'

/** A picture goes out at least this often, also when there is none that is new: some clients hang up without. */
const HEARTBEAT_MS = 900
/** The first picture waits so long for the source, then a card goes out. */
const FIRST_PICTURE_PATIENCE_MS = 250
/** The longest header: order, timestamp, size and rate. */
const HEADER_BYTES = 64
/** What a datagram holds beside the picture. */
const RESERVED_BYTES = HEADER_BYTES + MAX_COMMENT_BYTES + MAX_REPORT_BYTES

/** What the sender needs of its surroundings. */
export interface SenderPorts {
  readonly codec: PictureCodec
  readonly slot: SourceSlot
  /** A picture of the source as it shall be seen, at a Unix time. Its memory is valid until the next one. */
  filtered(frame: Frame, nowMs: number): Frame
  /** The same beside what is sent and seen. */
  filteredAside(frame: Frame, nowMs: number): Frame
  /** What was asked of `measure`. */
  onMeasured(costs: readonly PictureCost[]): void
  /** Sends a datagram to the peer; false when the system refused it. */
  transmit(datagram: readonly Uint8Array[]): Promise<boolean>
  /** What the peer is to be told of how its pictures fare, as a comment of ours; mostly nothing. */
  report(nowMs: number): Uint8Array | undefined
  /** A picture that goes out, before it is encoded. Its memory is valid until the next one. */
  onPicture(frame: Frame): void
}

const same = (a: Rung, b: Rung): boolean =>
  a.quality === b.quality && a.fps === b.fps && a.width === b.width && a.height === b.height

/** A picture that cannot be encoded is left out and counted; anything else is a bug. */
const unlessOurs = (error: unknown): undefined => {
  if (!(error instanceof CodecError)) throw error
}

/** Source → fitted picture → JPEG that fits → datagram, at an even pace, while media flows. */
export class Sender {
  private readonly encoder: FittedEncoder
  private readonly regulation: Regulation
  /** In force since the last picture. */
  private rung: Rung
  private readonly pace: Pace
  private readonly fitter = new Fitter()
  private readonly asideFitter = new Fitter()
  private readonly probe: CostProbe
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
  /** When the work on the picture began that is made now. */
  private begunMs = 0

  constructor(
    private readonly ports: SenderPorts,
    private settings: VideoSettings,
  ) {
    this.regulation = new Regulation(settings)
    this.rung = this.regulation.rung
    this.encoder = new FittedEncoder(ports.codec, this.rung, settings.maxDatagramBytes - RESERVED_BYTES)
    this.pace = new Pace(this.rung.fps)
    this.probe = new CostProbe(ports.codec, (costs) => ports.onMeasured(costs))
  }

  /** New settings, in force with the next picture. */
  configure(settings: VideoSettings): void {
    this.settings = settings
    this.regulation.wish(settings)
    const { rung } = this.regulation
    this.encoder.wish(rung, settings.maxDatagramBytes - RESERVED_BYTES)
    this.use(rung)
  }

  /** Measures the live picture beside what is sent, and answers through the ports. */
  measure(wish: ProbeWish): void {
    this.probe.begin(wish)
    if (!this.flowing) this.probe.finish()
  }

  /** The peer said how our pictures fare. */
  report(report: ReceiverReport, nowMs: number): void {
    this.regulation.report(report, nowMs)
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
    if (statistics !== this.statistics) this.regulation.restart()
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
    this.probe.finish()
  }

  private async begin(flow: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, FIRST_PICTURE_PATIENCE_MS)))
    await Promise.race([this.ports.slot.settled, patience]).finally(() => clearTimeout(timer))
    if (flow !== this.flow) return
    this.lastSentMs = -Infinity
    this.pace.restart(performance.now(), this.rung.fps)
    await this.step(flow)
  }

  private async step(flow: number): Promise<void> {
    this.adapt()
    const picture = await this.picture()
    if (picture !== undefined && flow === this.flow) await this.send(picture, flow)
    if (flow !== this.flow) return
    await this.probe.step((size) => this.aside(size))
    if (flow !== this.flow) return
    this.timer = setTimeout(() => void this.step(flow), this.pace.delay(performance.now()))
  }

  /** A new picture of the wanted size, or the last one, or a card, when it is time to send something. */
  private async picture(): Promise<Frame | undefined> {
    const { slot } = this.ports
    const size = { width: this.rung.width, height: this.rung.height }
    const now = Date.now()
    const fresh = await slot.next({ now, size })
    this.begunMs = performance.now()
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

  private aside(size: Size): Frame | undefined {
    return this.last && this.ports.filteredAside(this.asideFitter.fit(this.last, size), this.last.madeAtMs)
  }

  private get heartbeatMs(): number {
    return Math.min(HEARTBEAT_MS, this.announcer?.hurryMs ?? HEARTBEAT_MS)
  }

  private async send(picture: Frame, flow: number): Promise<void> {
    const { statistics } = this
    if (statistics === undefined) return
    this.ports.onPicture(picture)
    const jpeg = await this.encode(picture, statistics).catch(unlessOurs)
    if (flow !== this.flow) return
    const sent = jpeg !== undefined && (await this.transmit(jpeg, picture.madeAtMs, statistics))
    if (!sent) statistics.unsent++
    this.lastSentMs = performance.now()
    this.regulation.took(this.lastSentMs - this.begunMs)
    statistics.peer = this.regulation.peer
  }

  private async encode(picture: Frame, statistics: Statistics): Promise<Uint8Array | undefined> {
    const fitted = await this.encoder.encode(picture)
    if (fitted === undefined) return undefined
    const { jpeg, quality, width, height } = fitted
    statistics.quality = quality
    statistics.inForce = { width, height, quality, fps: this.rung.fps, automatic: this.settings.automatic }
    return jpeg
  }

  /** What the way and the machine bear is in force from this picture on. */
  private adapt(): void {
    const { rung } = this.regulation
    if (same(rung, this.rung)) return
    this.encoder.follow(rung)
    this.use(rung)
  }

  private use(rung: Rung): void {
    if (rung.fps !== this.rung.fps) this.pace.restart(performance.now(), rung.fps)
    this.rung = rung
  }

  /** The order number is used up before the datagram leaves: it is never sent twice. */
  private async transmit(jpeg: Uint8Array, madeAtMs: number, statistics: Statistics): Promise<boolean> {
    const size = readJpegHeader(jpeg)
    if (typeof size === 'string') return false
    const order = statistics.nextOrder++
    const { width, height } = size
    const header = encodeVideoHeader({ order, madeAtMs, width, height, fps: this.rung.fps })
    const nowMs = performance.now()
    const comments = [this.announcer?.comment(nowMs), this.ports.report(nowMs)].filter((one) => one !== undefined)
    const pieces = [header, ...insertComment(jpeg, ...comments)]
    const taken = await this.ports.transmit(pieces)
    this.regulation.sent(order, taken, { quality: statistics.quality, nowMs })
    if (!taken) return false
    statistics.sent.add(pieces.reduce((sum, piece) => sum + piece.length, 0))
    return true
  }
}
