import type { SoundLink } from '../../support/sound-link'

/** A link of the benchmark, and for how long sound goes over it. */
export interface BenchLink {
  readonly name: string
  readonly link: Omit<SoundLink, 'seed' | 'sound'>
  readonly minutes: number
}

export const JITTERS_MS = [0, 20, 40, 80] as const
export const LOSSES = [0.01, 0.05, 0.1, 0.2, 0.3] as const
export const BURST = 3
/** The outage begins in the midst of a word. */
export const OUTAGE = { atMs: 21_150, ms: 2000 } as const

const DRIFT_MINUTES = 60
const PERCENT = 100

/** All links: jitter, loss alone and in bursts, drift for an hour, outages. `minutes` is how long each but the drift is played. */
export const benchLinks = (minutes: number, driftMinutes = DRIFT_MINUTES): readonly BenchLink[] => [
  ...JITTERS_MS.map((jitterMs) => ({ name: `jitter ${jitterMs} ms`, link: { jitterMs }, minutes })),
  ...[1, BURST].flatMap((burst) =>
    LOSSES.map((loss) => ({
      name: `loss ${loss * PERCENT} %${burst > 1 ? `, ${burst} in a row` : ''}`,
      link: { loss, burst },
      minutes,
    })),
  ),
  { name: 'jitter 40 ms, loss 10 %', link: { jitterMs: 40, loss: 0.1 }, minutes },
  ...[200, -200].map((driftPpm) => ({
    name: `drift ${driftPpm > 0 ? '+' : ''}${driftPpm} ppm`,
    link: { driftPpm },
    minutes: driftMinutes,
  })),
  ...[false, true].map((isLost) => ({
    name: `outage of 2 s, ${isLost ? 'lost' : 'then all at once'}`,
    link: { outage: { ...OUTAGE, isLost } },
    minutes: Math.max(1, minutes),
  })),
]
