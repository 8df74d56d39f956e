import type { Capabilities } from '../display'

/**
 * xterm may be told not to answer how large its window is. What it tells then, the largest sixel picture, is its window
 * only up to 1000 pixels: a larger one is not known by that. But its cursor can be made to stop behind a picture: an empty
 * one is drawn, of a known size, and the cursor says how many cells it took. Nothing of it is seen.
 */
type Size = NonNullable<Capabilities['cell']>

const SAVE_CURSOR = '\x1b7'
const RESTORE_CURSOR = '\x1b8'
const HOME = '\x1b[H'
/** xterm's mode 8452: the cursor goes to the right of a picture, on the last of its lines. */
const STOP_RIGHT = '\x1b[?8452h'
const STOP_BELOW = '\x1b[?8452l'
/** DECXCPR, which no key looks like, and what answers it. */
const WHERE = '\x1b[?6n'
const PLACE = /^\x1b\[\?(\d+);(\d+)(?:;\d+)?R$/
/** Primary device attributes: the fence. */
const FENCE = '\x1b[c'

/** The picture that is measured with, where sixels may be as large as this: never higher than the window, so it never scrolls. */
const probeSize = ({ width, height }: Size): Size => ({ width, height: Math.floor(height / 2) })

/** What is to be written to an xterm whose sixels may be so large, to measure its cells. */
export const measureQuestion = (most: Size): string => {
  const { width, height } = probeSize(most)
  const picture = `\x1bP0;1;0q"1;1;${width};${height}\x1b\\`
  return SAVE_CURSOR + STOP_RIGHT + HOME + picture + WHERE + STOP_BELOW + RESTORE_CURSOR + FENCE
}

/** The size of a cell by the answer to that; undefined where there is none, or more than one size would fit. */
export const measuredCell = (replies: readonly string[], most: Size): Size | undefined => {
  for (const reply of replies) {
    const [, row, column] = PLACE.exec(reply) ?? []
    if (row === undefined || column === undefined) continue
    const probe = probeSize(most)
    const width = sideOf(probe.width, Number(column) - 1)
    const height = sideOf(probe.height, Number(row))
    return width !== undefined && height !== undefined ? { width, height } : undefined
  }
  return undefined
}

/** The only whole number of pixels of which so many cells, and no fewer, cover a length. */
const sideOf = (pixels: number, cells: number): number | undefined => {
  const least = Math.ceil(pixels / cells)
  const covers = (side: number): boolean => Math.ceil(pixels / side) === cells
  return cells > 1 && covers(least) && !covers(least + 1) ? least : undefined
}
