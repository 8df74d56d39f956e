import type { LinkController, PicturePlan } from '../../src/media/link/controller'
import type { InFlight } from '../../src/media/link/delivery'
import { seeded } from './seeded'

/** A link between program and terminal, and pictures that want to go over it. Times in ms, rates in bytes a second. */
export interface SimulatedLink {
  readonly seed: number
  readonly rate: (nowMs: number) => number
  /** From the write to the terminal and back, of nothing. */
  readonly wayMs?: number
  /** An answer is late by up to so much. */
  readonly jitterMs?: number
  /** Bytes that one picture of the source changes, drawn in full detail with nothing held. */
  readonly motionBytes?: number
  readonly fullBytes?: number
  /** False: the renderer cannot stop at a budget. */
  readonly obeys?: boolean
}

/** A picture as it went over the link. */
export interface Passage extends InFlight {
  readonly shownMs: number
  readonly plan: PicturePlan
  /** How many were on their way when it was sent, with itself. */
  readonly together: number
}

const STEP_MS = 2
const SOURCE_MS = 40
const MOST_TOGETHER = 2

/** Runs a controller on a link for so long; the pictures that arrived, in order. */
export const runLink = (controller: LinkController, link: SimulatedLink, untilMs: number): readonly Passage[] => {
  const random = seeded(link.seed)
  const { wayMs = 2, jitterMs = 0, motionBytes = 20_000, fullBytes = 60_000, obeys = true } = link
  const done: Passage[] = []
  const flying: (InFlight & {
    left: number
    shownMs: number
    readonly plan: PicturePlan
    readonly together: number
  })[] = []
  let asked: PicturePlan | undefined
  let latest: Pick<PicturePlan, 'effort' | 'detail'> = controller.plan(0, [])
  let pending = fullBytes
  for (let now = 0; now < untilMs; now += STEP_MS) {
    let room = (link.rate(now) * STEP_MS) / 1000
    for (const picture of flying) {
      if (picture.left <= 0 || now < picture.sentMs + wayMs / 2) continue
      const taken = Math.min(room, picture.left)
      picture.left -= taken
      room -= taken
      if (picture.left <= 0)
        picture.shownMs = Math.max(now + wayMs / 2 + random() * jitterMs, done.at(-1)?.shownMs ?? 0)
    }
    while (flying[0] && flying[0].left <= 0 && flying[0].shownMs <= now) {
      const { bytes, sentMs, shownMs, plan, together } = flying.shift()!
      controller.delivered({ bytes, sentMs, shownMs, drainedMs: sentMs })
      done.push({ bytes, sentMs, shownMs, plan, together })
    }
    if (now % SOURCE_MS === 0) {
      const { effort, detail } = asked ?? latest
      const change = (motionBytes * detail ** 2 * (0.5 + random())) / (1 + effort.hold / 4)
      pending = Math.min(fullBytes * detail ** 2, Math.hypot(pending, change))
      if (asked) {
        const bytes = Math.max(20, Math.round(obeys ? Math.min(pending, asked.effort.budgetBytes) : pending))
        pending = Math.max(0, pending - bytes)
        controller.sent(bytes, asked, now)
        flying.push({ bytes, sentMs: now, left: bytes, shownMs: Infinity, plan: asked, together: flying.length + 1 })
        latest = asked
        asked = undefined
      }
    }
    if (!asked && flying.length < MOST_TOGETHER) {
      const plan = controller.plan(now, flying)
      if (plan.atMs <= now) asked = plan
    }
  }
  return done
}

/** The age of each picture when it was shown, sorted. */
export const ages = (passages: readonly Passage[]): readonly number[] =>
  passages.map(({ sentMs, shownMs }) => shownMs - sentMs).sort((a, b) => a - b)

/** The value below which a share of sorted values lies. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

/** Bytes a second between two times. */
export const throughput = (passages: readonly Passage[], fromMs: number, toMs: number): number =>
  (1000 *
    passages.filter(({ shownMs }) => shownMs >= fromMs && shownMs < toMs).reduce((sum, { bytes }) => sum + bytes, 0)) /
  (toMs - fromMs)
