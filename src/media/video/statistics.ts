import type { Size } from '../codec/codec'
import { Histogram } from './histogram'
import type { InForce, PeerFigures, VideoStats } from './messages'
import type { Rate } from './meter'
import { Meter } from './meter'

/** A drop on the way in, by its name in `VideoStats`. */
export type Drop = 'damaged' | 'oversize' | 'skipped' | 'foreign'

interface Rates {
  readonly sent: Rate
  readonly received: Rate
}

const NO_RATE: Rate = { fps: 0, kbps: 0 }
/** A question sooner than this after the last gets the last rates: a shorter time tells nothing. */
const SHORTEST_LAP_SECONDS = 0.4

const NONE_SHOWN = { pictures: 0, delaySumMs: 0, decodeSumMs: 0 }

/** The counters of one call. Times are milliseconds of a clock that never steps. */
export class Statistics {
  readonly sent = new Meter()
  readonly received = new Meter()
  unsent = 0
  quality = 0
  inForce: Omit<InForce, 'pictureBytes'> | undefined
  peer: PeerFigures | undefined
  nextOrder: number
  /** From the order stage. */
  lost = 0
  late = 0
  /** Of the last picture that was decoded. */
  size: Size = { width: 0, height: 0 }
  private readonly drops: Record<Drop, number> = { damaged: 0, oversize: 0, skipped: 0, foreign: 0 }
  private readonly latency = new Histogram()
  private shown = NONE_SHOWN
  private delays: Pick<VideoStats, 'pictureDelayMs' | 'decodeMs'> = {}
  private lapMs: number
  private rates: Rates = { sent: NO_RATE, received: NO_RATE }

  constructor(
    private readonly beginMs: number,
    firstOrder: number,
  ) {
    this.lapMs = beginMs
    this.nextOrder = firstOrder
  }

  drop(name: Drop): void {
    this.drops[name]++
  }

  /** A picture was decoded so long after it was made, by a sender whose clock is ours. */
  delayed(latencyMs: number): void {
    if (latencyMs >= 0) this.latency.add(latencyMs)
  }

  /** A picture was decoded so long after an undelayed one would have come, and after it was due. */
  presented(delayMs: number, decodeMs: number): void {
    const { pictures, delaySumMs, decodeSumMs } = this.shown
    this.shown = { pictures: pictures + 1, delaySumMs: delaySumMs + delayMs, decodeSumMs: decodeSumMs + decodeMs }
  }

  /** All counters; rates over the last second or so, or over the whole call. */
  report(nowMs: number, over: 'lap' | 'whole'): VideoStats {
    const rates = over === 'lap' ? this.lap(nowMs) : this.whole(nowMs)
    const { sent, received, unsent, quality, nextOrder, lost, late } = this
    const p50 = this.latency.percentile(0.5)
    const p95 = this.latency.percentile(0.95)
    return {
      sent: { frames: sent.frames, bytes: sent.bytes, ...rates.sent, unsent, quality, nextOrder },
      received: {
        frames: received.frames,
        bytes: received.bytes,
        ...rates.received,
        lost,
        late,
        ...this.drops,
        ...this.size,
      },
      ...this.sending(rates.sent),
      ...(p50 !== undefined && p95 !== undefined && { latencyMs: { p50, p95 } }),
      ...this.delays,
    }
  }

  private sending({ fps, kbps }: Rate): Pick<VideoStats, 'inForce' | 'peer'> {
    const { inForce, peer } = this
    const pictureBytes = fps > 0 ? Math.round((kbps * 125) / fps) : 0
    return { ...(inForce && { inForce: { ...inForce, pictureBytes } }), ...(peer && { peer }) }
  }

  private lap(nowMs: number): Rates {
    const seconds = (nowMs - this.lapMs) / 1000
    if (seconds < SHORTEST_LAP_SECONDS) return this.rates
    this.lapMs = nowMs
    this.rates = { sent: this.sent.lap(seconds), received: this.received.lap(seconds) }
    const { pictures, delaySumMs, decodeSumMs } = this.shown
    if (pictures > 0) this.delays = { pictureDelayMs: delaySumMs / pictures, decodeMs: decodeSumMs / pictures }
    this.shown = NONE_SHOWN
    return this.rates
  }

  private whole(nowMs: number): Rates {
    const seconds = (nowMs - this.beginMs) / 1000
    return { sent: this.sent.whole(seconds), received: this.received.whole(seconds) }
  }
}

/** Counters of a call whose process was started again: those from before it, and those since. */
export const sumStats = (before: VideoStats, since: VideoStats): VideoStats => {
  const { sent, received } = since
  return {
    ...since,
    sent: {
      ...sent,
      frames: before.sent.frames + sent.frames,
      bytes: before.sent.bytes + sent.bytes,
      unsent: before.sent.unsent + sent.unsent,
    },
    received: {
      ...received,
      frames: before.received.frames + received.frames,
      bytes: before.received.bytes + received.bytes,
      lost: before.received.lost + received.lost,
      late: before.received.late + received.late,
      damaged: before.received.damaged + received.damaged,
      oversize: before.received.oversize + received.oversize,
      skipped: before.received.skipped + received.skipped,
      foreign: before.received.foreign + received.foreign,
    },
  }
}
