/** An order that falls by more than this is a sender that counts anew (spec: uam-v0-v1, section 10, rule 8). */
const RESTART_FALL = 100
/** After so long without a packet the sender may count as it likes. */
const RESTART_SILENCE_MS = 3000
/** An order that is further ahead than this, by number and by the clock, is a sender that counts anew. */
const LEAP_PACKETS = 47
const LEAP_MS = 1000
/** Two packets that are no further apart bear each other out. */
const NEIGHBOURS = 10

/**
 * What an order is to those before it: it fits, it goes on after a silence, a new count begins with it, or it is too far off
 * and stands alone, for which nobody starts anew.
 */
export type OrderVerdict = 'fits' | 'continues' | 'begins' | 'behind' | 'ahead'

/** Follows the count of one sender, who may begin anew at any time. */
export class Numbering {
  /** The order from which packets are counted; undefined before the first. */
  origin: number | undefined
  private newest = 0
  private lastMs = -Infinity
  private stray: number | undefined

  /** `deviationMs` is how much later than by the clock of the count so far it arrives. */
  judge(order: number, deviationMs: number, now: number): OrderVerdict {
    const silentMs = now - this.lastMs
    this.lastMs = now
    if (this.origin === undefined) return 'begins'
    if (silentMs > RESTART_SILENCE_MS) return this.afterSilence(order, deviationMs)
    const isBehind = order < this.newest - RESTART_FALL
    if (isBehind || (order > this.newest + LEAP_PACKETS && deviationMs < -LEAP_MS)) {
      const apart = order - (this.stray ?? Infinity)
      this.stray = order
      return apart > 0 && apart <= NEIGHBOURS ? 'begins' : isBehind ? 'behind' : 'ahead'
    }
    this.stray = undefined
    this.newest = Math.max(this.newest, order)
    return 'fits'
  }

  begin(order: number): void {
    this.origin = order
    this.newest = order
    this.stray = undefined
  }

  /** The next order begins a new count, whatever it is. */
  forget(): void {
    this.origin = undefined
  }

  private afterSilence(order: number, deviationMs: number): OrderVerdict {
    if (order <= this.newest || Math.abs(deviationMs) > LEAP_MS) return 'begins'
    this.newest = order
    return 'continues'
  }
}
