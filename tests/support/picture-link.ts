import { Feedback } from '../../src/media/quality/feedback'
import type { Rung } from '../../src/media/quality/ladder'
import type { RateController } from '../../src/media/quality/rate-controller'
import { seeded } from './seeded'

/** A way for datagrams, and what is at its end. Times in ms, rates in kilobits a second. */
export interface PictureLink {
  readonly seed: number
  /** How much the way carries. */
  readonly kbps: (nowMs: number) => number
  /** So much may wait at its entrance, in ms of its rate; what does not fit is lost. */
  readonly queueMs?: number
  /** The share of datagrams that get lost by the way. */
  readonly loss?: (nowMs: number) => number
  readonly wayMs?: number
  /** The other machine shows no more than this. */
  readonly showsFps?: (nowMs: number) => number
  /** False: the other end tells nothing. */
  readonly reports?: boolean
  /** The share of datagrams that our own system refuses. */
  readonly refuses?: (nowMs: number) => number
}

/** One second of a run. */
export interface LinkSecond {
  readonly rung: Rung
  /** The share of the second's pictures that got lost, how late they came at most, and what they took of the way. */
  readonly loss: number
  readonly delayMs: number
  readonly kbps: number
}

const REPORT_MS = 400

/** What a picture of an office takes: as JPEGs of that size and quality do. */
export const pictureBytes = ({ width, height, quality }: Rung): number =>
  width * height * (0.03 + 0.0011 * quality + (quality > 70 ? (quality - 70) * 0.002 : 0))

/** Runs a controller over a way for so long, by steps of a millisecond; a row for each second. */
export const runPictures = (controller: RateController, link: PictureLink, untilMs: number): readonly LinkSecond[] => {
  const random = seeded(link.seed)
  const { queueMs = 250, wayMs = 20, loss = () => 0, reports = true, refuses = () => 0, showsFps = () => 999 } = link
  const feedback = new Feedback()
  const seconds: LinkSecond[] = []
  let [order, high, got, nextMs, freeMs, reportMs] = [0, -1, 0, 0, 0, REPORT_MS]
  let least = Infinity
  let delays: number[] = []
  let second = { sent: 0, lost: 0, refused: 0, delayMs: 0, bytes: 0 }
  const arriving: { readonly atMs: number; readonly order: number; readonly transitMs: number }[] = []
  const telling: { readonly atMs: number; readonly report: Parameters<Feedback['report']>[0] }[] = []
  for (let now = 0; now < untilMs; now++) {
    if (now >= nextMs) {
      const { rung } = controller
      nextMs += 1000 / rung.fps
      const bytes = pictureBytes(rung)
      const takesMs = (bytes * 8) / link.kbps(now)
      const refused = random() < refuses(now)
      const fits = Math.max(freeMs, now) + takesMs - now <= queueMs + takesMs && random() >= loss(now) && !refused
      feedback.sent(order, now)
      second = { ...second, sent: second.sent + 1, bytes: second.bytes + bytes }
      if (refused) second.refused++
      if (fits) {
        freeMs = Math.max(freeMs, now) + takesMs
        arriving.push({ atMs: freeMs + wayMs, order, transitMs: freeMs + wayMs - now })
      } else second.lost++
      order++
    }
    while (arriving[0] !== undefined && arriving[0].atMs <= now) {
      const { order: came, transitMs } = arriving.shift()!
      high = came
      got++
      least = Math.min(least, transitMs)
      delays.push(transitMs - least)
      second.delayMs = Math.max(second.delayMs, transitMs - least)
    }
    if (now >= reportMs) {
      reportMs += REPORT_MS
      const delayMs = delays.reduce((sum, each) => sum + each, 0) / Math.max(1, delays.length)
      const shownFps = Math.min(showsFps(now), (delays.length * 1000) / REPORT_MS)
      delays = []
      const report = { high: Math.max(0, high), got, lost: high + 1 - got, heldMs: 0, delayMs, shownFps }
      if (reports && high >= 0 && random() >= loss(now)) telling.push({ atMs: now + wayMs, report })
    }
    while (telling[0] !== undefined && telling[0].atMs <= now) {
      const interval = feedback.report(telling.shift()!.report, now)
      if (interval) controller.interval(interval, controller.rung.quality, now)
    }
    if (now % 1000 === 999) {
      if (!reports) controller.unreported(second.sent - second.refused, second.refused, now)
      const { sent, lost, delayMs, bytes } = second
      seconds.push({ rung: controller.rung, loss: lost / Math.max(1, sent), delayMs, kbps: (bytes * 8) / 1000 })
      second = { sent: 0, lost: 0, refused: 0, delayMs: 0, bytes: 0 }
    }
  }
  return seconds
}
