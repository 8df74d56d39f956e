import type { Effort } from '../render/renderer'
import { Allowance } from './allowance'
import { Bandwidth } from './bandwidth'
import type { Delivery, InFlight } from './delivery'
import { Ladder } from './ladder'

/** The age that a picture should have at most when the terminal has it, in ms. */
const MOST_AGE_MS = 400
/** The share of the link that pictures take, and may take at most; the rest is for the interface. */
const SHARE = 0.8
const MOST_SHARE = 0.88
/** Shares of the way there and back: between two pictures; and of the age that is left, the time of a picture's bytes. */
const WAY_SHARE = 0.6
const AGE_SHARE = 0.7
/** A single picture may take so much more than its share. */
const ROOM = 1.6
/** What is written next, the answer to a key before all, waits for a picture's bytes: they may take so long, in ms. */
const MOST_HOLD_UP_MS = 110
/** Before anything is known of the link. */
const FIRST_SHARE_BYTES = 8000
const LEAST_SHARE_BYTES = 400
/** A picture that only shows how long the way is, and how often one is sent unless the link is fast. */
const THIN_BYTES = 600
const THIN_EVERY_MS = 3000
const FAST_SHARE_BYTES = 64_000
/** The next picture may be asked for so long before the link is free for it. */
const AHEAD_MS = 25
/** A source is never so even that a picture may not come a little early. */
const EARLY_MS = 12

/** What the next picture may be, and when. */
export interface PicturePlan {
  readonly effort: Effort
  /** The share of the sides of its box that it fills, 1 at best. */
  readonly detail: number
  /** When it may be asked for; Infinity: not before something was delivered. */
  readonly atMs: number
  /** What pictures may take on average, in bytes; a single one may take up to `effort.budgetBytes`. */
  readonly shareBytes: number
  /** It is kept small to see how long the way is, and says nothing of what pictures need. */
  readonly thin: boolean
}

/** What is known of the link, for people. */
export interface LinkState {
  /** Bytes a second that it takes; absent before the first picture arrived. */
  readonly bytesPerSecond?: number
  readonly hold: number
  /** Pictures a second that are asked for at most; absent: as many as there are. */
  readonly mostFps?: number
  readonly detail: number
}

/**
 * The link to the terminal: what became of pictures → what the next one may cost. The rate of the link makes the budget of
 * a picture; what the pictures take of their budgets decides what is given up. Time is an argument, always in milliseconds
 * of one clock that never steps.
 */
export class LinkController {
  private readonly bandwidth = new Bandwidth()
  private readonly ladder = new Ladder()
  private readonly allowance: Allowance | undefined
  /** The budget of each picture on its way, the oldest first. */
  private budgets: readonly number[] = []
  private lastSentMs = -Infinity
  private lastBytes = 0
  private lastThinMs = -Infinity

  /** `ceiling`: bytes a second that are never exceeded. */
  constructor(ceiling?: number) {
    this.allowance = ceiling === undefined ? undefined : new Allowance(ceiling)
  }

  /** What is known of the link by now. */
  get state(): LinkState {
    const { rate } = this.bandwidth
    const { holdLevel: hold, everyPicture } = this.ladder
    const { intervalMs, detail } = this.ladder.rung
    return {
      hold,
      detail,
      ...(rate !== undefined && { bytesPerSecond: rate * 1000 }),
      ...(!everyPicture && { mostFps: 1000 / intervalMs }),
    }
  }

  /** A picture that was made by this plan was written. */
  sent(bytes: number, { shareBytes, thin }: PicturePlan, nowMs: number): void {
    this.lastSentMs = nowMs
    this.lastBytes = bytes
    this.allowance?.take(bytes, nowMs)
    this.budgets = [...this.budgets, shareBytes]
    if (thin) this.lastThinMs = nowMs
    else this.ladder.push(bytes / shareBytes, nowMs)
  }

  /** The terminal has the oldest picture that was on its way. */
  delivered(delivery: Delivery): void {
    const [budget = delivery.bytes, ...later] = this.budgets
    this.budgets = later
    this.bandwidth.push(delivery, budget)
  }

  /** What the next picture may be. `inFlight`: the pictures on their way, the oldest first. */
  plan(nowMs: number, inFlight: readonly InFlight[]): PicturePlan {
    // Those whose answer was lost, or that were given up, will not be delivered any more.
    this.budgets = this.budgets.slice(Math.max(0, this.budgets.length - inFlight.length))
    const share = this.share()
    const thin = this.wayIsStale(nowMs, share)
    const budgetBytes = thin ? THIN_BYTES : this.room(share)
    const { detail } = this.ladder.rung
    const atMs = thin && inFlight.length > 0 ? Infinity : this.time(nowMs, inFlight, budgetBytes)
    return { effort: { hold: this.ladder.holdLevel, budgetBytes }, detail, atMs, shareBytes: share, thin }
  }

  private time(nowMs: number, inFlight: readonly InFlight[], bytes: number): number {
    const { rung, everyPicture } = this.ladder
    const paced = everyPicture ? nowMs : this.lastSentMs + rung.intervalMs - EARLY_MS
    const free = nowMs + this.bandwidth.backlogMs(inFlight, nowMs) - AHEAD_MS
    // After a picture that took more than its share the link rests, so that there is room for the interface.
    const rested = this.lastSentMs + this.lastBytes / ((this.bandwidth.rate ?? Infinity) * MOST_SHARE) - EARLY_MS
    return Math.max(nowMs, paced, free, rested, this.allowance?.when(bytes, nowMs) ?? nowMs)
  }

  private share(): number {
    const { rate, wayMs } = this.bandwidth
    const most = this.allowance?.most ?? Infinity
    if (rate === undefined) return Math.min(FIRST_SHARE_BYTES, most)
    const { intervalMs } = this.ladder.rung
    // On a long way two are always under way, and the time between them is a good part of it.
    const oftenMs = Math.max(intervalMs, wayMs * WAY_SHARE)
    const share = SHARE * Math.min(oftenMs, (MOST_AGE_MS - wayMs) * AGE_SHARE)
    const allowed = this.allowance?.within(intervalMs) ?? Infinity
    return Math.floor(Math.max(LEAST_SHARE_BYTES, Math.min(rate * share, allowed)))
  }

  /** A renderer that reached its budget would hold more than it was told to, and nobody would see that it is too much. */
  private room(share: number): number {
    const { rate } = this.bandwidth
    if (rate === undefined) return share
    const most = Math.max(LEAST_SHARE_BYTES, rate * MOST_HOLD_UP_MS)
    return Math.floor(Math.min(share * ROOM, most, this.allowance?.most ?? Infinity))
  }

  private wayIsStale(nowMs: number, full: number): boolean {
    if (full <= THIN_BYTES || full >= FAST_SHARE_BYTES || this.bandwidth.rate === undefined) return false
    return nowMs - Math.max(this.bandwidth.wayKnownMs, this.lastThinMs) > THIN_EVERY_MS
  }
}
