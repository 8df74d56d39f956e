import { Layout } from './layout'

/**
 * Parameters of `dither`: which ink of a palette each pixel of a picture is to have. The answer is how many inks changed.
 * Pointers are in bytes; `picture`, `origin` and `inks` have `stride` words a row.
 *
 * - `picture`, `origin`: words `red << 16 | green << 8 | blue`; `origin` is what `picture` was when the ink was chosen, -1
 *   where there is none yet
 * - `inks`: answered: the number of an ink for each pixel
 * - `nearest`: a byte for each of 32,768 colours (five bits of each channel, red the highest): the nearest ink
 * - `palette`: a word for each ink; a pixel that is no more levels than `exact` from its nearest ink, in each channel, has it
 * - `noise`: `NOISE_SIZE` times `NOISE_SIZE` signed bytes, laid over the picture like tiles: levels to be added
 *   to the other pixels before the nearest ink is looked up
 * - `tolerance`: a pixel that is no more levels than this from its origin, in each channel, keeps its ink; 0..254
 * - `firstRow`, `dueRows`: rows, around the end, for which `dueTolerance` counts
 */
export const ditherJob = new Layout([
  'picture',
  'origin',
  'inks',
  'stride',
  'width',
  'height',
  'nearest',
  'palette',
  'exact',
  'noise',
  'tolerance',
  'dueTolerance',
  'firstRow',
  'dueRows',
])

/** Pixels from one tile of noise to the next; a power of two. */
export const NOISE_SIZE = 32
