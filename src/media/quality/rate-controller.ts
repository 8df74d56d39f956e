import type { Interval } from './feedback'
import { firstRung, ladderOf, type Rung, type Wishes } from './ladder'
import { RecentLoss } from './recent-loss'

/** More loss than this, as a share, is given way to; less than the other is none. */
const BAD_LOSS = 0.08
const NO_LOSS = 0.02
/** Pictures that come so much later than they could are queued on the way, in ms. */
const BAD_DELAY_MS = 120
const NO_DELAY_MS = 60
/** Twice and four times as bad: two and four rungs at once. */
const WORSE = 2
const WORST = 4
/** A step down takes so long to be seen in reports, in ms. */
const SETTLE_MS = 1000
/** All is well for so long before a step up is tried; after one that was regretted, twice as long, and so on. */
const PATIENCE_MS = 1500
const MOST_PATIENCE_MS = 48_000
/** A step up that is undone within this time is regretted; one that holds for longer has been right. */
const REGRET_MS = 5000
/** Of pictures that come, fewer than this share are shown: the other machine cannot keep up. */
const KEPT_UP = 0.75
const LEAST_SHOWN_FPS = 8
/** Of fewer that come a second, and at one time alone, it cannot be told. */
const LEAST_ARRIVED_FPS = 10
const TIMES_BEHIND = 2
/** How much more may be sent, with each report, to a machine that keeps up again. */
const CATCHING_UP = 1.05

/**
 * Which quality, rate and size pictures are sent with: down where they are lost or wait on the way, up again, one rung after
 * the other, where they do not. Without reports of the receiver only what the system refuses is known; then it never goes
 * above the usual. Pure: times are of any clock that does not step.
 */
export class RateController {
  private ladder: readonly Rung[]
  private at: number
  private reported = false
  private calmSinceMs: number | undefined
  private settledMs = -Infinity
  private raisedMs = -Infinity
  private patienceMs = PATIENCE_MS
  private shownFps = Infinity
  private behind = 0
  private readonly loss = new RecentLoss()

  constructor(private wishes: Wishes) {
    this.ladder = ladderOf(wishes)
    this.at = firstRung(this.ladder, wishes)
  }

  /** What is in force. */
  get rung(): Rung {
    const rung = this.ladder[this.at] ?? this.wishes
    if (!this.wishes.automatic.includes('fps')) return rung
    return { ...rung, fps: Math.max(1, Math.min(rung.fps, Math.ceil(this.shownFps))) }
  }

  /** Other wishes; what was learned of the way stays, as far as the ladder has the same rungs. */
  wish(wishes: Wishes): void {
    const { at } = this
    const below = at - firstRung(this.ladder, this.wishes)
    this.wishes = wishes
    this.ladder = ladderOf(wishes)
    this.at = this.clamped(firstRung(this.ladder, wishes) + below)
  }

  /** The receiver says how pictures fared; `quality` is what was really sent, a datagram may hold no better. */
  interval(interval: Interval, quality: number, nowMs: number): void {
    this.reported = true
    this.follow(interval)
    this.judge(this.loss.add(interval.expected, interval.lost, nowMs), interval.delayMs, quality, nowMs)
  }

  /** To be told once a second where there are no reports: how many pictures left, and how many the system refused. */
  unreported(sent: number, refused: number, nowMs: number): void {
    if (sent + refused === 0) return
    this.judge(this.loss.add(sent + refused, refused, nowMs), 0, this.rung.quality, nowMs)
  }

  private judge(loss: number, delayMs: number, quality: number, nowMs: number): void {
    const badness = Math.max(loss / BAD_LOSS, delayMs / BAD_DELAY_MS)
    if (badness > 1) return this.fall(badness, quality, nowMs)
    if (loss > NO_LOSS || delayMs > NO_DELAY_MS) this.calmSinceMs = undefined
    else this.rise(nowMs)
  }

  private fall(badness: number, quality: number, nowMs: number): void {
    this.calmSinceMs = undefined
    if (nowMs - this.settledMs < SETTLE_MS) return
    this.settledMs = nowMs
    this.loss.forget()
    if (nowMs - this.raisedMs < REGRET_MS) this.patienceMs = Math.min(MOST_PATIENCE_MS, this.patienceMs * 2)
    // Rungs of a quality that was not even sent would change nothing.
    while (this.at < this.ladder.length - 1 && (this.ladder[this.at]?.quality ?? 0) > quality) this.at++
    this.at = this.clamped(this.at + (badness > WORST ? 4 : badness > WORSE ? 2 : 1))
  }

  private rise(nowMs: number): void {
    this.calmSinceMs ??= nowMs
    if (nowMs - this.calmSinceMs < this.patienceMs) return
    if (nowMs - this.raisedMs > 2 * REGRET_MS) this.patienceMs = Math.max(PATIENCE_MS, this.patienceMs / 2)
    const best = this.reported ? 0 : firstRung(this.ladder, this.wishes)
    if (this.at <= best) return
    this.at--
    this.raisedMs = nowMs
    this.calmSinceMs = nowMs
  }

  private follow({ arrivedFps, shownFps }: Interval): void {
    const isBehind = arrivedFps >= LEAST_ARRIVED_FPS && shownFps < KEPT_UP * arrivedFps
    this.behind = isBehind ? this.behind + 1 : 0
    if (this.behind >= TIMES_BEHIND) this.shownFps = Math.max(LEAST_SHOWN_FPS, shownFps)
    else if (isBehind) return
    else if (this.shownFps < this.wishes.fps) this.shownFps *= CATCHING_UP
    else this.shownFps = Infinity
  }

  private clamped(at: number): number {
    return Math.max(0, Math.min(this.ladder.length - 1, at))
  }
}
