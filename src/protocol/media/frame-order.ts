/** An order that falls by more than this is a sender that counts anew (section 10, rule 8). */
const RESTART_FALL = 100
/** After so long without a picture the sender may count as it likes. */
const RESTART_SILENCE_MS = 3000
/** No loss is so long within three seconds: a sender that leaps further counts otherwise. */
const LARGEST_LOSS = 300

/** What is needed of a picture to bring it into order. */
export interface Ordered {
  readonly order?: number
}

/** What happened to the order numbers so far. */
export interface OrderCounts {
  /** Order numbers that never came. */
  readonly lost: number
  /** Came after a newer one, or twice. */
  readonly late: number
  /** Times the sender began to count anew. */
  readonly restarts: number
}

/**
 * Lets pictures pass in growing order and drops the late ones. Nothing is held back: the newest picture is the one to
 * show, so a late one is worth nothing. A picture without an order always passes.
 */
export class FrameOrder<Picture extends Ordered> {
  private last: number | undefined
  private lastAtMs = -Infinity
  private gapExpected = false
  /** Orders counted as lost that may still come late; never more than RESTART_FALL. */
  private missing = new Set<number>()
  private lost = 0
  private late = 0
  private restarts = 0

  get counts(): OrderCounts {
    return { lost: this.lost, late: this.late, restarts: this.restarts }
  }

  /** One picture, `now` in milliseconds of any clock that does not step; returns it, or nothing when it is late. */
  push(picture: Picture, now: number): readonly Picture[] {
    const silentMs = now - this.lastAtMs
    this.lastAtMs = now
    if (picture.order === undefined) return [picture]
    if (this.last === undefined) return this.show(picture, picture.order)
    if (silentMs > RESTART_SILENCE_MS || this.last - picture.order > RESTART_FALL) return this.restart(picture)
    if (picture.order <= this.last) return this.drop(picture.order)
    this.countGap(this.last, picture.order)
    return this.show(picture, picture.order)
  }

  /** The sending stopped or went on again (hold, resume): the next gap is no loss. */
  expectGap(): void {
    this.gapExpected = true
  }

  private show(picture: Picture, order: number): readonly Picture[] {
    this.last = order
    return [picture]
  }

  private restart(picture: Picture): readonly Picture[] {
    if ((picture.order ?? 0) <= (this.last ?? 0)) this.restarts++
    this.missing.clear()
    this.gapExpected = false
    this.last = picture.order
    return [picture]
  }

  private drop(order: number): readonly Picture[] {
    this.late++
    if (this.missing.delete(order)) this.lost--
    return []
  }

  private countGap(last: number, order: number): void {
    const gap = order - last - 1
    if (gap === 0) return
    if (this.gapExpected || gap > LARGEST_LOSS) {
      this.gapExpected = false
      return
    }
    this.lost += gap
    for (const old of this.missing) if (order - old > RESTART_FALL) this.missing.delete(old)
    for (let at = Math.max(last + 1, order - RESTART_FALL); at < order; at++) this.missing.add(at)
  }
}
