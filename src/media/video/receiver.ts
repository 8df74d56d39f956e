import { FrameOrder } from '../../protocol/media/frame-order'
import type { Announcement } from '../../protocol/media/jpeg-comment'
import { findReport, type ReceiverReport } from '../../protocol/media/receiver-report'
import type { VideoDatagram } from '../../protocol/media/video-datagram'
import { decodeVideo } from '../../protocol/media/video-datagram'
import type { PictureCodec, Reduction, Size } from '../codec/codec'
import { CodecError, reductionFor } from '../codec/codec'
import { readJpegHeader } from '../codec/jpeg-header'
import type { Frame } from '../frame'
import type { Peer } from '../wire/peer'
import { AnnouncementReader } from './announcement-reader'
import { Presentation, type Presented } from './presentation'
import { Reports } from './reports'
import type { Statistics } from './statistics'

/** The peer's life is reported this often at most. */
const HEARD_INTERVAL_MS = 250

/** What the receiver needs of its surroundings. */
export interface ReceiverPorts {
  readonly codec: PictureCodec
  /** The size in which the next picture is needed. */
  wanted(): Size
  /** A picture was decoded. */
  onPicture(frame: Frame): void
  /** Valid video of the peer arrived; at most four times a second. */
  onHeard(): void
  /** The peer said of itself in a picture that it is a vcall: once, and when it says something else. */
  onAnnounced(announcement: Announcement): void
  /** The peer said in a picture how ours fare there. */
  onReport(report: ReceiverReport): void
}

/** The call that is received. */
export interface Reception {
  readonly peer: Peer
  readonly statistics: Statistics
}

/** A picture in order, on its way to be shown. */
interface Arrived {
  readonly video: VideoDatagram
  readonly bytes: number
  readonly madeAtMs: number | undefined
}

/** What is decoded next, when it would have come undelayed, and since when it is due: monotonic ms. */
interface Waiting {
  readonly video: VideoDatagram
  readonly baseMs: number
  readonly dueMs: number
}

/**
 * Datagrams of one call → checked → in order → decoded pictures. The newest wins: while one picture is decoded at most
 * one waits, and it is replaced by a newer one.
 */
export class Receiver {
  private readonly order = new FrameOrder<VideoDatagram>()
  private readonly announcements = new AnnouncementReader((announcement) => this.ports.onAnnounced(announcement))
  private readonly presentation = new Presentation<Arrived>()
  private readonly reports = new Reports()
  private timer: NodeJS.Timeout | undefined
  private waiting: Waiting | undefined
  private decoding = false
  private heardMs = -Infinity
  private newest: Uint8Array | undefined
  private newestMadeAtMs = 0
  private reduction: Reduction = 1

  constructor(
    private readonly ports: ReceiverPorts,
    private readonly reception: Reception,
  ) {}

  /** The last picture that was decoded, as it came. */
  get lastJpeg(): Uint8Array | undefined {
    return this.newest
  }

  /** What is to be told to the peer in a picture that goes out at `nowMs`; mostly nothing. */
  report(nowMs: number): Uint8Array | undefined {
    return this.reports.comment(this.order.counts.lost, nowMs)
  }

  /** Media stopped or goes on: the next gap of the order numbers is no loss. */
  expectGap(): void {
    this.order.expectGap()
  }

  /** Pictures are shown so long after an undelayed arrival, in ms. */
  setDelay(delayMs: number): void {
    this.presentation.setDelay(delayMs)
  }

  /** Shows no more of what waits. */
  close(): void {
    clearTimeout(this.timer)
  }

  /** One datagram; `nowMs` is of a clock that never steps. Never throws. */
  push(bytes: Uint8Array, from: string, nowMs: number): void {
    const { peer, statistics } = this.reception
    if (!peer.sends(from)) {
      statistics.drop('foreign')
      return
    }
    const picture = this.check(bytes)
    if (picture === undefined) return
    this.hear(nowMs)
    for (const video of this.order.push(picture, nowMs)) {
      this.announcements.read(video.jpeg, nowMs)
      this.readReport(video.jpeg)
      const arrived = { video, bytes: bytes.length, madeAtMs: video.hints.madeAtMs }
      const due = this.presentation.push(arrived, nowMs)
      this.reports.arrived(video.order, this.presentation.latenessMs, nowMs)
      this.show(due, nowMs)
    }
    statistics.lost = this.order.counts.lost
    statistics.late = this.order.counts.late
  }

  /** Decodes the last picture again if more of its detail can be shown now than when it came. */
  again(): void {
    if (this.newest === undefined || this.waiting !== undefined || this.decoding) return
    const header = readJpegHeader(this.newest)
    if (typeof header === 'string' || reductionFor(header, this.ports.wanted()) >= this.reduction) return
    void this.decode({ hints: { madeAtMs: this.newestMadeAtMs }, jpeg: this.newest })
  }

  private readReport(jpeg: Uint8Array): void {
    const report = findReport(jpeg)
    if (report === undefined) return
    this.reports.known()
    this.ports.onReport(report)
  }

  /** A picture that may be decoded; everything a sender says is measured on the picture itself. */
  private check(bytes: Uint8Array): VideoDatagram | undefined {
    const picture = decodeVideo(bytes)
    const header = picture === undefined ? 'damaged' : readJpegHeader(picture.jpeg)
    if (typeof header !== 'string') return picture
    this.reception.statistics.drop(header)
    return undefined
  }

  private hear(nowMs: number): void {
    if (nowMs - this.heardMs < HEARD_INTERVAL_MS) return
    this.heardMs = nowMs
    this.ports.onHeard()
  }

  private show(due: readonly Presented<Arrived>[], nowMs: number): void {
    for (const { picture, delayMs } of due) {
      this.accept({ video: picture.video, baseMs: nowMs - delayMs, dueMs: nowMs }, picture.bytes)
    }
    clearTimeout(this.timer)
    const { deadline } = this.presentation
    if (deadline === undefined) return
    this.timer = setTimeout(() => this.release(), Math.max(1, Math.ceil(deadline - nowMs)))
  }

  private release(): void {
    const nowMs = performance.now()
    this.show(this.presentation.poll(nowMs), nowMs)
  }

  private accept(next: Waiting, bytes: number): void {
    const { statistics } = this.reception
    statistics.received.add(bytes)
    if (this.waiting !== undefined) statistics.drop('skipped')
    this.waiting = next
    if (!this.decoding) void this.decodeAll()
  }

  private async decodeAll(): Promise<void> {
    while (this.waiting !== undefined) {
      const next = this.waiting
      this.waiting = undefined
      await this.decode(next.video, next)
    }
  }

  /** `times` as in `Waiting`; absent for a picture that was shown before. */
  private async decode(picture: VideoDatagram, times?: Omit<Waiting, 'video'>): Promise<void> {
    this.decoding = true
    try {
      const madeAtMs = picture.hints.madeAtMs ?? Date.now()
      const wanted = this.ports.wanted()
      const frame = await this.ports.codec.decodeJpeg(picture.jpeg, { wanted, madeAtMs })
      this.note(picture, wanted)
      if (times !== undefined) this.count(picture, times)
      this.ports.onPicture(frame)
    } catch (error) {
      if (!(error instanceof CodecError)) throw error
      if (error.reason === 'damaged') this.reception.statistics.drop('damaged')
    } finally {
      this.decoding = false
    }
    if (times === undefined && this.waiting !== undefined) await this.decodeAll()
  }

  private note(picture: VideoDatagram, wanted: Size): void {
    const header = readJpegHeader(picture.jpeg)
    if (typeof header === 'string') return
    this.newest = picture.jpeg
    this.newestMadeAtMs = picture.hints.madeAtMs ?? Date.now()
    this.reduction = reductionFor(header, wanted)
    this.reception.statistics.size = { width: header.width, height: header.height }
  }

  private count(picture: VideoDatagram, { baseMs, dueMs }: Omit<Waiting, 'video'>): void {
    const { peer, statistics } = this.reception
    const nowMs = performance.now()
    this.reports.wasShown()
    statistics.presented(nowMs - baseMs, nowMs - dueMs)
    const { madeAtMs } = picture.hints
    if (peer.own && madeAtMs !== undefined) statistics.delayed(Date.now() - madeAtMs)
  }
}
