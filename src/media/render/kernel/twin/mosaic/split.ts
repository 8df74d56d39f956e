import type { CellPixels } from './cell'

/** A split by light is enough if it leaves one part in so many of the error that one colour would. */
const UNEXPLAINED = 3

/** The pixels of a cell divided among two colours. */
export interface Split {
  /** Those of the first; empty or full where one colour serves for all. */
  readonly pattern: number
  /** The means of both, which are the same where one serves for all. */
  readonly fore: number
  readonly back: number
  readonly error: number
}

const isFlat = (pixels: CellPixels, pattern: number): boolean => pattern === 0 || pattern === pixels.all

const splitAt = (pixels: CellPixels, pattern: number): Split => {
  const flat = isFlat(pixels, pattern)
  const fore = pixels.mean(flat ? pixels.all : pattern)
  const back = flat ? fore : pixels.mean(pixels.all ^ pattern)
  return { pattern, fore, back, error: pixels.error(pattern, fore, back) }
}

/** Each pixel with the nearer of the two means of a pattern. */
const settled = (pixels: CellPixels, pattern: number): Split => {
  const { fore, back } = splitAt(pixels, pattern)
  return splitAt(pixels, isFlat(pixels, pattern) ? pattern : pixels.nearer(fore, back))
}

/**
 * The split that leaves the least error, or nearly. Light is divided from dark; where that explains little, or where it is
 * looked at `closely`, the two colours that are most unlike are tried, too. Twin of assembly/split.ts.
 */
export const splitOf = (pixels: CellPixels, closely: boolean): Split => {
  const byLight = settled(pixels, pixels.lighter())
  if (!closely && byLight.error * UNEXPLAINED <= pixels.spread()) return byLight
  const one = pixels.mostUnlike(pixels.mean(pixels.all))
  const byColour = settled(pixels, pixels.nearer(one, pixels.mostUnlike(one)))
  return byColour.error < byLight.error ? byColour : byLight
}
