import type { Announcement } from '../../protocol/media/jpeg-comment'
import type { ReceiverReport } from '../../protocol/media/receiver-report'
import type { PictureCodec } from '../codec/codec'
import { CodecError } from '../codec/codec'
import type { Frame } from '../frame'
import type { Rung } from '../quality/ladder'
import { CostProbe, type ProbeWish } from './cost-probe'
import { DatagramOutlet, RESERVED_BYTES, type DatagramPorts } from './datagram-outlet'
import { FittedEncoder } from './fitted-encoder'
import type { PictureCost, VideoSettings } from './messages'
import type { Outlet } from './outlet'
import { Pace } from './pace'
import { PictureMaker, type MadePicture, type PictureMakerPorts } from './picture-maker'
import { Regulation } from './regulation'
import type { Statistics } from './statistics'

/** A picture goes out at least this often, also when there is none that is new: some clients hang up without. */
const HEARTBEAT_MS = 900
/** The first picture waits so long for the source, then a card goes out. */
const FIRST_PICTURE_PATIENCE_MS = 250

/** What the sender needs of its surroundings. */
export interface SenderPorts extends PictureMakerPorts, DatagramPorts {
  readonly codec: PictureCodec
  /** What was asked of `measure`. */
  onMeasured(costs: readonly PictureCost[]): void
}

/** A flow of pictures: where they go, and what counts them. */
interface Flow {
  readonly outlet: Outlet
  readonly statistics: Statistics
}

const same = (a: Rung, b: Rung): boolean =>
  a.quality === b.quality && a.fps === b.fps && a.width === b.width && a.height === b.height

/** A picture that cannot be encoded is left out and counted; anything else is a bug. */
const unlessOurs = (error: unknown): undefined => {
  if (!(error instanceof CodecError)) throw error
}

/** Picture → JPEG that fits → outlet, at an even pace, while media flows. */
export class Sender {
  private readonly maker: PictureMaker
  private readonly encoder: FittedEncoder
  private readonly datagrams: DatagramOutlet
  private readonly regulation: Regulation
  /** In force since the last picture. */
  private rung: Rung
  private readonly pace: Pace
  private readonly probe: CostProbe
  private statistics: Statistics | undefined
  private timer: NodeJS.Timeout | undefined
  /** What was begun for another flow is not sent. */
  private flow: Flow | undefined
  private lastSentMs = -Infinity

  constructor(
    private readonly ports: SenderPorts,
    private settings: VideoSettings,
  ) {
    this.maker = new PictureMaker(ports)
    this.datagrams = new DatagramOutlet(ports)
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
    if (this.flow === undefined) this.probe.finish()
  }

  /** The peer said how our pictures fare. */
  report(report: ReceiverReport, nowMs: number): void {
    this.regulation.report(report, nowMs)
  }

  /** The last picture goes out again, for it looks different now. */
  refresh(): void {
    this.maker.refresh()
  }

  /** What the pictures say of us from now on; undefined: nothing. */
  announce(announcement: Announcement | undefined): void {
    this.datagrams.announce(announcement)
  }

  /** Begins to send, with a picture at once: to the peer, or elsewhere. The statistics hold the next order number. */
  start(statistics: Statistics, outlet: Outlet = this.datagrams): void {
    this.stop()
    if (statistics !== this.statistics) this.regulation.restart()
    this.statistics = statistics
    this.flow = { statistics, outlet }
    void this.begin(this.flow)
  }

  /** Not one datagram leaves after this. */
  stop(): void {
    this.flow = undefined
    clearTimeout(this.timer)
    this.probe.finish()
  }

  private async begin(flow: Flow): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, FIRST_PICTURE_PATIENCE_MS)))
    await Promise.race([this.ports.slot.settled, patience]).finally(() => clearTimeout(timer))
    if (flow !== this.flow) return
    this.lastSentMs = -Infinity
    this.pace.restart(performance.now(), this.rung.fps)
    await this.step(flow)
  }

  private async step(flow: Flow): Promise<void> {
    this.adapt()
    const { width, height } = this.rung
    const picture = await this.maker.next({ width, height }, () => this.isDue(flow))
    if (picture !== undefined && flow === this.flow) await this.send(picture, flow)
    if (flow !== this.flow) return
    await this.probe.step((size) => this.maker.aside(size))
    if (flow !== this.flow) return
    this.timer = setTimeout(() => void this.step(flow), this.pace.delay(performance.now()))
  }

  private isDue({ outlet }: Flow): boolean {
    const heartbeatMs = Math.min(HEARTBEAT_MS, outlet.hurryMs ?? HEARTBEAT_MS)
    return performance.now() - this.lastSentMs >= heartbeatMs
  }

  private async send({ frame, begunMs }: MadePicture, flow: Flow): Promise<void> {
    const { outlet, statistics } = flow
    outlet.begun(frame)
    const jpeg = await this.encode(frame, statistics).catch(unlessOurs)
    if (flow !== this.flow) return
    const sent = jpeg !== undefined && (await this.deliver(jpeg, frame.madeAtMs, flow))
    if (!sent) statistics.unsent++
    this.lastSentMs = performance.now()
    this.regulation.took(this.lastSentMs - begunMs)
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

  private async deliver(jpeg: Uint8Array, madeAtMs: number, { outlet, statistics }: Flow): Promise<boolean> {
    const nowMs = performance.now()
    const delivered = await outlet.deliver({ jpeg, madeAtMs, fps: this.rung.fps }, statistics)
    if (delivered === undefined) return false
    const { taken, order, bytes } = delivered
    if (order !== undefined) this.regulation.sent(order, taken, { quality: statistics.quality, nowMs })
    if (taken) statistics.sent.add(bytes)
    return taken
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
}
