import type { Size } from '../codec/codec'

/** What may follow the way and the machine by itself. */
export type Knob = 'quality' | 'fps' | 'size'

/** How pictures are sent. */
export interface Rung extends Size {
  /** JPEG quality at most, 1..100. */
  readonly quality: number
  /** Pictures a second at most. */
  readonly fps: number
}

/** How pictures are wished for, and which of that is no more than a beginning. */
export interface Wishes extends Rung {
  readonly automatic: readonly Knob[]
}

/** The quality that is sent to who tells nothing of how it comes. */
export const USUAL_QUALITY = 70

/** From the best that is worth its bytes to the poorest that can be read. */
const QUALITIES = [85, 78, USUAL_QUALITY, 62, 54, 47, 41, 35]
/** Shares of the wished rate and size, tried in this order after the quality is as low as it goes. */
const RATES = [0.8, 0.64, 0.5, 0.4]
const SIDES = [0.75, 0.5]
/** Below this, motion is a row of stills; smaller than this, a face cannot be made out. */
const LEAST_FPS = 8
const LEAST_SIZE: Size = { width: 160, height: 120 }

const even = (side: number): number => 2 * Math.round(side / 2)

const smaller = (from: Rung, share: number): Rung | undefined => {
  const size = { width: even(from.width * share), height: even(from.height * share) }
  return size.width < LEAST_SIZE.width || size.height < LEAST_SIZE.height ? undefined : { ...from, ...size }
}

/**
 * All ways in which pictures may be sent, the best first: the quality is given up before the rate, the rate before the
 * size. What is not automatic is on every rung as it is wished for.
 */
export const ladderOf = (wishes: Wishes): readonly Rung[] => {
  const { automatic, quality, fps, width, height } = wishes
  const qualities = automatic.includes('quality') ? QUALITIES : [quality]
  const rungs: Rung[] = qualities.map((each) => ({ quality: each, fps, width, height }))
  const last = (): Rung => rungs.at(-1) ?? { quality, fps, width, height }
  const rates = automatic.includes('fps') ? RATES.map((share) => Math.round(fps * share)) : []
  for (const rate of rates) if (rate >= LEAST_FPS) rungs.push({ ...last(), fps: rate })
  const sides = automatic.includes('size') ? SIDES : []
  const small = sides.flatMap((share) => smaller({ ...last(), width, height }, share) ?? [])
  return [...rungs, ...small]
}

/** Where one begins: at the best rung that is no better than usual. */
export const firstRung = (ladder: readonly Rung[], wishes: Wishes): number => {
  if (!wishes.automatic.includes('quality')) return 0
  return Math.max(
    0,
    ladder.findIndex(({ quality }) => quality <= USUAL_QUALITY),
  )
}
