/** The threshold of the temporal hold on a link that is fast enough: nobody sees it, and it saves nine bytes of ten. */
export const LEAST_HOLD = 4
/** Beyond this the picture smears; 8-bit levels. */
export const MOST_HOLD = 24

/** How many pictures there are, and of which size. */
interface Rung {
  /** Milliseconds from picture to picture. */
  readonly intervalMs: number
  /** The share of the sides of its box that the picture fills. */
  readonly detail: number
}

/** The first is what the source gives; then there are fewer pictures, then smaller ones; what hardly moves comes last. */
const FIRST: Rung = { intervalMs: 40, detail: 1 }
const RUNGS: readonly Rung[] = [
  FIRST,
  { intervalMs: 50, detail: 1 },
  { intervalMs: 66, detail: 1 },
  { intervalMs: 100, detail: 1 },
  { intervalMs: 100, detail: 0.7 },
  { intervalMs: 100, detail: 0.5 },
  { intervalMs: 100, detail: 0.35 },
]

/** Shares of the budget: above the first a picture wants a larger one, below the second a smaller would do. */
const TIGHT = 0.9
const LOOSE = 0.5
/** Above this the renderer cannot keep to a budget, and waiting does not help. */
const BURST = 1.5
const MOST_LOAD = 4
/** How far 40 ms move the mean and the threshold. */
const NEWEST_SHARE = 0.3
const MOST_NEWEST_SHARE = 0.7
const HOLD_UP = 2
const HOLD_DOWN = 1
/** From this hold downwards a step back to more is dared, if it would take this much of the budget: the hold can rise. */
const EASY_HOLD = 18
const EASY = 1.5
const EASY_AT_EASY_HOLD = 1
/** So long it must have been too much, or easy, before a step is taken; a link that is hardly used is used sooner. */
const STRAINED_MS = 600
const EASY_MS = 2500
const IDLE_SHARE = 0.1
/** A step back that had to be taken back within this time is tried again later and later. */
const REGRET_MS = 8000
const MOST_PATIENCE_MS = 30_000

/** What a rung costs in bytes a second, in no unit. */
const costOf = ({ intervalMs, detail }: Rung): number => detail ** 2 / intervalMs

/**
 * What is given up when bytes are short, one after the other: first small differences, then pictures a second, then
 * detail. Given back in the opposite order.
 */
export class Ladder {
  private hold = LEAST_HOLD
  private step = 0
  private load = 0
  private strainedMs: number | undefined
  private easyMs: number | undefined
  private patienceMs = EASY_MS
  private gaveBackMs = -Infinity

  /** The threshold for the next picture. */
  get holdLevel(): number {
    return this.hold
  }

  /** Milliseconds from one picture to the next, and the share of the sides of its box that it fills. */
  get rung(): Rung {
    return RUNGS[this.step] ?? FIRST
  }

  /** Whether every picture of the source may be sent. */
  get everyPicture(): boolean {
    return this.step === 0
  }

  /** A picture took `load` of its budget; 1: all of it. */
  push(load: number, nowMs: number): void {
    const laps = this.rung.intervalMs / FIRST.intervalMs
    const share = Math.min(MOST_NEWEST_SHARE, NEWEST_SHARE * laps)
    this.load += (Math.min(load, MOST_LOAD) - this.load) * (load > BURST ? MOST_NEWEST_SHARE : share)
    if (this.load > BURST) this.hold = MOST_HOLD
    else if (this.load > TIGHT) this.hold = Math.min(MOST_HOLD, this.hold + HOLD_UP)
    else if (this.load < LOOSE) this.hold = Math.max(LEAST_HOLD, this.hold - Math.round(HOLD_DOWN * laps))
    this.strainedMs = this.strained ? (this.strainedMs ?? nowMs) : undefined
    this.easyMs = this.easy ? (this.easyMs ?? nowMs) : undefined
    if (this.strainedMs !== undefined && nowMs - this.strainedMs >= this.strainedPatienceMs) this.giveUp(nowMs)
    if (this.easyMs !== undefined && nowMs - this.easyMs >= this.easyPatienceMs) this.giveBack(nowMs)
  }

  private get strained(): boolean {
    return this.load > TIGHT && this.hold === MOST_HOLD && this.step < RUNGS.length - 1
  }

  private get strainedPatienceMs(): number {
    return this.load > BURST ? 0 : STRAINED_MS
  }

  /** The load that a step back would bring. */
  private get loadAbove(): number {
    const better = RUNGS[this.step - 1]
    return better === undefined ? Infinity : (this.load * costOf(better)) / costOf(this.rung)
  }

  private get easy(): boolean {
    const room = (EASY_HOLD - this.hold) / (EASY_HOLD - LEAST_HOLD)
    return room >= 0 && this.loadAbove < EASY_AT_EASY_HOLD + (EASY - EASY_AT_EASY_HOLD) * room
  }

  private get easyPatienceMs(): number {
    return this.loadAbove < EASY / 2 ? this.patienceMs * IDLE_SHARE : this.patienceMs
  }

  private giveUp(nowMs: number): void {
    const regretted = nowMs - this.gaveBackMs < REGRET_MS
    this.patienceMs = regretted ? Math.min(MOST_PATIENCE_MS, this.patienceMs * 2) : EASY_MS
    this.moveTo(this.step + 1)
  }

  private giveBack(nowMs: number): void {
    this.gaveBackMs = nowMs
    this.moveTo(this.step - 1)
  }

  /** The mean of what pictures took becomes what they would have taken there. */
  private moveTo(step: number): void {
    const before = costOf(this.rung)
    this.step = step
    this.load *= costOf(this.rung) / before
    this.strainedMs = this.easyMs = undefined
  }
}
