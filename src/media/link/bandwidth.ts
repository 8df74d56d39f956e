import type { Delivery, InFlight } from './delivery'

/** A picture of at most so many bytes, or that takes at most so long by itself, tells the time of the way alone. */
const THIN_BYTES = 1200
const THIN_MS = 6
/** The way is held for as long as the middle one of so many thin pictures took, none older than this. */
const MOST_WAYS = 5
const WAY_MEMORY_MS = 20_000
/** The rate is that of the last second, and of at least so many pictures. */
const RATE_MEMORY_MS = 1000
const LEAST_SAMPLES = 3
const MOST_SAMPLES = 64
/** Less time than this was not spent on bytes but on the clock. */
const SHORTEST_MS = 0.2
/** A picture much smaller than those that may be sent tells of the rate only when it took so long. */
const TELLING_SHARE = 0.25
const TELLING_MS = 100

interface Sample {
  readonly bytes: number
  readonly sentMs: number
  readonly shownMs: number
  /** When the picture before it had been shown: until then the link was not free for this one. */
  readonly freeMs: number
}

/**
 * How fast the link takes bytes, and how long the way there and back takes by itself. Time in which a picture waited for
 * the one before it, and the time of the way, are not counted: what is left was spent on its bytes. Sums over a second, so
 * that answers that come early or late in turns make no difference.
 */
export class Bandwidth {
  private samples: readonly Sample[] = []
  private ways: readonly { readonly ms: number; readonly atMs: number }[] = []
  private freeMs = -Infinity

  /** A picture arrived; `fullBytes` is what one was allowed to have. */
  push(delivery: Delivery, fullBytes: number): void {
    const { bytes, sentMs, shownMs } = delivery
    const sample: Sample = { bytes, sentMs, shownMs, freeMs: this.freeMs }
    this.freeMs = shownMs
    this.noteWay(sample)
    if (!this.tells(sample, fullBytes)) return
    const recent = this.samples.filter((one, at, { length }) => {
      return shownMs - one.shownMs < RATE_MEMORY_MS || at >= length - LEAST_SAMPLES + 1
    })
    this.samples = [...recent, sample].slice(-MOST_SAMPLES)
  }

  /** Milliseconds from the write of nothing to its answer; 0 until it is known. */
  get wayMs(): number {
    const sorted = this.ways.map(({ ms }) => ms).sort((a, b) => a - b)
    return sorted[sorted.length >> 1] ?? 0
  }

  /** When the way was last measured; -Infinity: never. */
  get wayKnownMs(): number {
    return this.ways.at(-1)?.atMs ?? -Infinity
  }

  /** Bytes a millisecond that the link takes; undefined before the first picture arrived. */
  get rate(): number | undefined {
    if (this.samples.length === 0) return undefined
    const { wayMs } = this
    const bytes = this.samples.reduce((sum, sample) => sum + sample.bytes, 0)
    return bytes / this.samples.reduce((sum, sample) => sum + busyMs(sample, wayMs), 0)
  }

  /** Milliseconds until the link will have taken what is on its way. */
  backlogMs(inFlight: readonly InFlight[], nowMs: number): number {
    const { rate } = this
    const [oldest] = inFlight
    if (oldest === undefined) return 0
    if (rate === undefined) return Infinity
    const bytes = inFlight.reduce((sum, picture) => sum + picture.bytes, 0)
    const beganMs = Math.max(oldest.sentMs, this.freeMs)
    return Math.max(0, bytes / rate - (nowMs - beganMs))
  }

  private tells(sample: Sample, fullBytes: number): boolean {
    return sample.bytes >= fullBytes * TELLING_SHARE || busyMs(sample, this.wayMs) >= TELLING_MS
  }

  private noteWay({ bytes, sentMs, shownMs, freeMs }: Sample): void {
    const ownMs = this.rate === undefined ? 0 : bytes / this.rate
    if (freeMs > sentMs || (bytes > THIN_BYTES && ownMs > THIN_MS)) return
    if (bytes > THIN_BYTES && this.rate === undefined) return
    const recent = this.ways.filter(({ atMs }) => shownMs - atMs < WAY_MEMORY_MS)
    this.ways = [...recent, { ms: Math.max(0, shownMs - sentMs - ownMs), atMs: shownMs }].slice(-MOST_WAYS)
  }
}

const busyMs = ({ sentMs, shownMs, freeMs }: Sample, wayMs: number): number =>
  Math.max(SHORTEST_MS, shownMs - Math.max(sentMs + wayMs, freeMs))
