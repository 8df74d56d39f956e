import { PACKET_SAMPLES } from '../../../protocol/media/audio-datagram'
import { msOf } from '../format'
import { SortedOffsets } from './sorted-offsets'

const PACKET_MS = msOf(PACKET_SAMPLES)

/** What arrived longer ago says nothing of the network now, as long as enough is left. */
const WINDOW_MS = 3300
const MOST_ARRIVALS = 256
const FEWEST_ARRIVALS = 24

/** Later than this is no jitter but an outage, or a sender whose clock stood still. */
const OUTAGE_MS = 400
/** A clock that stood still shows in packets that are late by the same, for so long. */
const STEADY_LATENESS_MS = 150
const STEADY_ARRIVALS = 4
const STEADY_SPREAD_MS = 100

/** What is kept in reserve on a line without jitter, for what the two ends themselves add. */
const LEAST_TARGET_MS = 3
/** Below this the 95th percentile does not bound the reserve: a single hiccup of a process is more. */
const FREE_TARGET_MS = 12
const MOST_PERCENTILES = 1.5
/** The longer the tail of the latest twentieth, the further beyond it the next one may come. */
const TAIL = 1.25

/** Before anything is measured the network is thought to be like this; it fades within so many packets. */
const FIRST_TARGET_MS = 40
const FIRST_PACKETS = 64

interface Arrival {
  readonly atMs: number
  /** Time of arrival less time by the sender's count. */
  readonly offsetMs: number
}

/**
 * The sender's sample clock, seen through the arrivals of its packets: the least delayed of the last seconds tell the
 * clock, the deviations of the others from it are the jitter. From both comes the reserve that playing must keep.
 */
export class Arrivals {
  /** When packet 0 would have arrived undelayed, ms; undefined before the first. */
  baseMs: number | undefined
  /** 95th percentile of the deviations. */
  jitterMs = 0
  /** The latest arrival of an instant before the last sample must be there. */
  targetMs = FIRST_TARGET_MS
  private window: Arrival[] = []
  /** The offsets of the window. */
  private readonly offsets = new SortedOffsets(MOST_ARRIVALS + 1)
  private late: Arrival[] = []
  private total = 0

  /** A packet lasts so long by the sender's clock. */
  constructor(private readonly packetMs = PACKET_MS) {}

  /** How much later than undelayed a packet is that arrives now. */
  deviationMs(packet: number, now: number): number {
    return this.baseMs === undefined ? 0 : now - packet * this.packetMs - this.baseMs
  }

  push(packet: number, now: number): void {
    const arrival = { atMs: now, offsetMs: now - packet * this.packetMs }
    this.total++
    if (this.isOutage(arrival)) return
    this.window.push(arrival)
    this.offsets.add(arrival.offsetMs)
    while (this.isStale(now)) this.offsets.remove(this.window.shift()?.offsetMs ?? 0)
    this.measure()
  }

  /** The packets are counted anew, or their clock stood still: the jitter seen so far stays, the clock is set. */
  rebase(packet: number, now: number): void {
    this.shift(now - packet * this.packetMs)
  }

  private shift(baseMs: number): void {
    const by = baseMs - (this.baseMs ?? baseMs)
    this.window = this.window.map(({ atMs, offsetMs }) => ({ atMs, offsetMs: offsetMs + by }))
    this.offsets.clear()
    for (const { offsetMs } of this.window) this.offsets.add(offsetMs)
    this.baseMs = baseMs
    this.late = []
  }

  private isStale(now: number): boolean {
    const { length } = this.window
    const oldest = this.window[0]
    if (!oldest || length <= FEWEST_ARRIVALS) return false
    return length > MOST_ARRIVALS || now - oldest.atMs > WINDOW_MS
  }

  /** Whether an arrival belongs to an outage, up to the end of the burst behind it, and is left out of the jitter. */
  private isOutage(arrival: Arrival): boolean {
    if (this.baseMs === undefined) return false
    const deviation = arrival.offsetMs - this.baseMs
    const last = this.late.at(-1)
    const isBurst = last !== undefined && arrival.atMs - last.atMs < this.packetMs && deviation > this.targetMs
    if (deviation <= OUTAGE_MS && !isBurst) {
      this.late = []
      return false
    }
    this.late.push(arrival)
    this.late = this.late.slice(-MOST_ARRIVALS)
    if (deviation > OUTAGE_MS) this.followLateClock()
    return true
  }

  private followLateClock(): void {
    const last = this.late.at(-1)
    if (!last) return
    const steady = this.late.filter(({ offsetMs }) => Math.abs(offsetMs - last.offsetMs) < STEADY_SPREAD_MS)
    if (steady.length < STEADY_ARRIVALS || last.atMs - (steady[0]?.atMs ?? 0) < STEADY_LATENESS_MS) return
    this.shift(Math.min(...steady.map(({ offsetMs }) => offsetMs)))
  }

  private measure(): void {
    const { offsets } = this
    const base = offsets.at(0)
    // What is an outage now, because the clock was set, is left out.
    const length = offsets.countTo(base + OUTAGE_MS, true)
    const latest = offsets.at(length - 1) - base
    this.baseMs = base
    this.jitterMs = offsets.at(Math.min(length - 1, Math.floor(length * 0.95))) - base
    const bound = Math.max(FREE_TARGET_MS, MOST_PERCENTILES * this.jitterMs)
    const needed = LEAST_TARGET_MS + latest + TAIL * (latest - this.jitterMs)
    const expected = FIRST_TARGET_MS * (1 - this.total / FIRST_PACKETS)
    this.targetMs = Math.max(Math.min(bound, needed), expected)
  }
}
