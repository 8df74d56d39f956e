import type { ReceiverReport } from '../../protocol/media/receiver-report'
import { Feedback } from '../quality/feedback'
import type { Rung } from '../quality/ladder'
import { MachineLoad } from '../quality/machine-load'
import { RateController } from '../quality/rate-controller'
import type { PeerFigures, VideoSettings } from './messages'

/** What the system refused is looked at so often, where the receiver tells nothing. */
const LOOK_MS = 1000

/** How pictures are sent that follow the receiver's reports, the machine, and what the system refuses. */
export class Regulation {
  private controller: RateController
  private feedback = new Feedback()
  private readonly load = new MachineLoad()
  private quality: number
  private counts = { sent: 0, refused: 0 }
  private lookedMs = -Infinity
  private told: PeerFigures | undefined

  constructor(private settings: VideoSettings) {
    this.controller = new RateController(settings)
    this.quality = settings.quality
  }

  /** What is in force. */
  get rung(): Rung {
    const { rung } = this.controller
    if (!this.settings.automatic.includes('fps')) return rung
    return { ...rung, fps: Math.max(1, Math.min(rung.fps, Math.floor(this.load.fps))) }
  }

  /** How pictures fare at the other end, by its last report; undefined: it tells nothing. */
  get peer(): PeerFigures | undefined {
    return this.told
  }

  /** Other wishes. */
  wish(settings: VideoSettings): void {
    this.settings = settings
    this.controller.wish(settings)
  }

  /** Another call: nothing is known of its way. */
  restart(): void {
    this.controller = new RateController(this.settings)
    this.feedback = new Feedback()
    this.told = undefined
  }

  /** A picture took so long to make, in ms. */
  took(busyMs: number): void {
    this.load.took(busyMs)
  }

  /** A picture of this quality and order was given to the system, which took it or refused it. */
  sent(order: number, taken: boolean, { quality, nowMs }: { readonly quality: number; readonly nowMs: number }): void {
    this.quality = quality
    this.feedback.sent(order, nowMs)
    if (taken) this.counts.sent++
    else this.counts.refused++
    if (this.told === undefined && nowMs - this.lookedMs >= LOOK_MS) this.look(nowMs)
  }

  /** The receiver said how pictures fare. */
  report(report: ReceiverReport, nowMs: number): void {
    const interval = this.feedback.report(report, nowMs)
    if (interval === undefined) return
    this.controller.interval(interval, this.quality, nowMs)
    const { expected, lost, delayMs, shownFps, rttMs } = interval
    this.told = { lossShare: lost / expected, delayMs, shownFps, ...(rttMs !== undefined && { rttMs }) }
  }

  private look(nowMs: number): void {
    this.lookedMs = nowMs
    this.controller.unreported(this.counts.sent, this.counts.refused, nowMs)
    this.counts = { sent: 0, refused: 0 }
  }
}
