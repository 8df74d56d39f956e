import type { Rectangle } from '../canvas'
import type { GreyPicture } from './grey'

/** So many places across and down are compared. */
const SIDE = 20
const COARSE = 2

/** What is under a rectangle, sampled; to be found again in the next picture. */
export type Patch = Uint8Array

const sample = (picture: GreyPicture, area: Rectangle, into: Patch): Patch => {
  const { width, height, data } = picture
  for (let row = 0, at = 0; row < SIDE; row++) {
    const y = Math.floor(area.y + ((row + 0.5) * area.height) / SIDE)
    const start = Math.max(0, Math.min(height - 1, y)) * width
    for (let column = 0; column < SIDE; column++, at++) {
      const x = Math.floor(area.x + ((column + 0.5) * area.width) / SIDE)
      into[at] = data[start + Math.max(0, Math.min(width - 1, x))] ?? 0
    }
  }
  return into
}

/** What is under a rectangle in pixels. */
export const patchAt = (picture: GreyPicture, area: Rectangle): Patch =>
  sample(picture, area, new Uint8Array(SIDE * SIDE))

/** Where a patch fits best, and the mean difference in levels that is left there. */
export interface Match {
  readonly area: Rectangle
  readonly difference: number
}

const sampled = new Uint8Array(SIDE * SIDE)

const differenceAt = (picture: GreyPicture, patch: Patch, area: Rectangle): number => {
  sample(picture, area, sampled)
  let sum = 0
  for (let at = 0; at < sampled.length; at++) sum += Math.abs((sampled[at] ?? 0) - (patch[at] ?? 0))
  return sum / sampled.length
}

/** The best of the places at most `reach` pixels away, in steps. */
const bestAround = (
  picture: GreyPicture,
  patch: Patch,
  from: Match,
  [reach, step]: readonly [number, number],
): Match => {
  let best = from
  for (let y = -reach; y <= reach; y += step) {
    for (let x = -reach; x <= reach; x += step) {
      const area = { ...from.area, x: from.area.x + x, y: from.area.y + y }
      const difference = differenceAt(picture, patch, area)
      if (difference < best.difference) best = { area, difference }
    }
  }
  return best
}

/** Looks for a patch around the place where it was: in steps of two pixels, then of one. */
export const findPatch = (picture: GreyPicture, patch: Patch, area: Rectangle, reach: number): Match => {
  const here = { area, difference: differenceAt(picture, patch, area) }
  return bestAround(picture, patch, bestAround(picture, patch, here, [reach, COARSE]), [1, 1])
}
