import { PACKET_SAMPLES } from '../../protocol/media/audio-datagram'
import type { AudioClock } from './clock'
import { msOf } from './format'

/** No clock of a sound device is so much faster than ours; one that is out by so much is a bad one. */
const FASTEST = 1.005
const FAST = 1.0005
/** Two packets are never closer, however they come from the device. */
const LEAST_GAP_MS = 10
/** A device that stalled may catch up for so long. */
const CREDIT_MS = 200
/** What waits, at most: a quarter of a second. */
const MOST_WAITING = 12

/** How fast packets leave. */
export interface Pace {
  /** The least time from one to the next, in the long run. */
  readonly everyMs: number
  /** So much may be made up for after a stall; 0: packets leave evenly, whatever happens. */
  readonly creditMs: number
  /** A packet that leaves late by no more than this, as timers are, leaves the others where they were. */
  readonly lateMs: number
  /** So many wait at most. */
  readonly mostWaiting: number
}

const USUAL: Pace = {
  everyMs: msOf(PACKET_SAMPLES) / FASTEST,
  creditMs: CREDIT_MS,
  lateMs: 0,
  mostWaiting: MOST_WAITING,
}

/** The pace for those who play what comes as it comes: what cannot leave in time would be late for ever, and is dropped. */
export const evenPace = (packetMs: number): Pace => ({
  everyMs: packetMs / FAST,
  creditMs: 0,
  lateMs: 5,
  mostWaiting: 3,
})

/** What leaves, and what does not. */
export interface PacerPorts<Packet> {
  readonly clock: AudioClock
  send(packet: Packet): void
  /** One was dropped: the source is faster than real time, or sending stopped. */
  dropped(): void
}

/** Lets packets pass at once where they come evenly, spreads those that come in a burst, never faster than real time. */
export class PacketPacer<Packet> {
  private readonly waiting: Packet[] = []
  private lastMs = -Infinity
  /** When the next packet would leave if all came evenly. */
  private dueMs = -Infinity
  private cancel: (() => void) | undefined

  constructor(
    private readonly ports: PacerPorts<Packet>,
    private readonly pace = USUAL,
  ) {}

  push(packet: Packet): void {
    this.waiting.push(packet)
    if (this.waiting.length > this.pace.mostWaiting) {
      this.waiting.shift()
      this.ports.dropped()
    }
    if (this.cancel === undefined) this.pump()
  }

  /** Drops all that waits. */
  clear(): void {
    this.cancel?.()
    this.cancel = undefined
    this.waiting.splice(0).forEach(() => this.ports.dropped())
  }

  private pump(): void {
    this.cancel = undefined
    while (this.waiting.length > 0) {
      const now = this.ports.clock.now()
      const waitMs = Math.max(this.lastMs + LEAST_GAP_MS, this.dueMs - this.pace.creditMs) - now
      if (waitMs > 0) {
        this.cancel = this.ports.clock.after(waitMs, () => this.pump())
        return
      }
      this.release(now)
    }
  }

  private release(now: number): void {
    const packet = this.waiting.shift()
    if (packet === undefined) return
    this.lastMs = now
    const isLate = now - this.dueMs > this.pace.lateMs
    this.dueMs = (isLate ? now : this.dueMs) + this.pace.everyMs
    this.ports.send(packet)
  }
}
