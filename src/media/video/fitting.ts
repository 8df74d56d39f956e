import type { Size } from '../codec/codec'

/** How a picture is to be encoded so that it fits. */
export interface Attempt {
  readonly size: Size
  readonly quality: number
}

/** What may be used at most. */
export interface Ceiling {
  readonly size: Size
  readonly quality: number
  readonly maxBytes: number
}

/** Below this quality a smaller picture looks better than a worse one. */
const POOR_QUALITY = 25
/** What is left of the quality when the size shrinks. */
const QUALITY_AFTER_SHRINKING = 45
/** The last resort, at the smallest size. */
const WORST_QUALITY = 5
/** Sides of the picture, as shares of the wanted ones. */
const SCALES = [1, 3 / 4, 1 / 2, 3 / 8, 1 / 4, 1 / 8] as const
/** Room that a better quality, or a larger size, must leave unused so that the next picture fits too. */
const ROOM_FOR_QUALITY = 0.8
const ROOM_FOR_SIZE = 0.4
/** A picture smaller than this by area is not made. */
const MIN_SIDE = 16

/**
 * Finds quality and size with which pictures fit into a number of bytes. Too large: less quality, then less size.
 * Much room: step by step back. Pure; each call of `tooLarge` moves strictly downwards, so trying again ends.
 */
export class Fitting {
  private step = 0
  private quality: number

  constructor(private ceiling: Ceiling) {
    this.quality = ceiling.quality
  }

  get attempt(): Attempt {
    const share = SCALES[this.step] ?? 1
    const side = (whole: number): number => Math.max(MIN_SIDE, Math.round(whole * share))
    const { size } = this.ceiling
    return { quality: this.quality, size: share === 1 ? size : { width: side(size.width), height: side(size.height) } }
  }

  /** New limits: a quality that was lowered for lack of room starts from the new ceiling. */
  setCeiling(ceiling: Ceiling): void {
    this.ceiling = ceiling
    this.quality = ceiling.quality
    this.step = 0
  }

  /** Limits that move by themselves: what was found to fit goes on within them. */
  follow(ceiling: Ceiling): void {
    const { width, height } = this.ceiling.size
    if (width !== ceiling.size.width || height !== ceiling.size.height) this.step = 0
    this.ceiling = ceiling
    this.quality = Math.min(this.quality, ceiling.quality)
  }

  /** The attempt took so many bytes and does not fit. False: there is nothing smaller to try. */
  tooLarge(bytes: number): boolean {
    const floor = Math.min(POOR_QUALITY, this.ceiling.quality)
    if (this.quality > floor) this.quality = Math.max(floor, this.lower(bytes))
    else if (this.step < SCALES.length - 1) this.shrink()
    else if (this.quality > WORST_QUALITY) this.quality = Math.max(WORST_QUALITY, this.lower(bytes))
    else return false
    return true
  }

  /** The attempt took so many bytes and fits. */
  fitted(bytes: number): void {
    const { maxBytes, quality } = this.ceiling
    if (bytes < maxBytes * ROOM_FOR_QUALITY && this.quality < quality) this.quality++
    else if (bytes < maxBytes * ROOM_FOR_SIZE && this.step > 0) this.step--
  }

  private lower(bytes: number): number {
    return Math.min(this.quality - 1, Math.floor(this.quality * Math.max(0.5, this.ceiling.maxBytes / bytes) * 0.95))
  }

  private shrink(): void {
    this.step++
    this.quality = Math.min(this.ceiling.quality, QUALITY_AFTER_SHRINKING)
  }
}
