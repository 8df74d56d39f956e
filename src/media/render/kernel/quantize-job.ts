import { Layout } from './layout'

/**
 * Parameters of `quantize`: which colour of a palette each pixel of a picture is to show. The answer is how many pixels
 * are to show another colour than they do. Pointers are in bytes, `stride` in pixels, a multiple of 4.
 *
 * - `picture`, `origin`: words `red << 16 | green << 8 | blue`; `origin` is what `picture` was when `shown` was chosen
 * - `shown`, `wish`: a byte for each pixel, the number of a colour, 255 for none or not known; `wish` is answered
 * - `moved`: room for a byte for each group of pixels and two more
 * - `palette`: `colours` words as above, 1 to 255 of them, each with its number in the highest byte; the 256th word is
 *   255 in its highest byte and nothing else
 * - `table`: for each of 262,144 colours (six bits of each channel, red the highest) the number of the nearest one, 255
 *   where it was not looked for yet; what is found is written down
 * - `hold`: a pixel that is no more levels than this from its origin, in each channel, is to stay as it is. Pixels are
 *   taken in groups of four along a row, and a group has `PATIENCE` times the hold if the seven pixels before it (the one
 *   to the left, and the six above) stay; 0 to 127
 * - `reuse`: levels of each channel, as a word: the colour that a pixel shows will do if it is no further than this from
 *   the picture, else the one wished above, else the one wished to the left; 0 to 127
 * - `bandRows`: the first of each so many rows does not look at what is wished above
 * - `dueFirst`, `dueRows`: rows, around the end, in which nothing is held
 */
export const quantizeJob = new Layout([
  'picture',
  'origin',
  'shown',
  'wish',
  'moved',
  'stride',
  'width',
  'height',
  'palette',
  'colours',
  'table',
  'hold',
  'reuse',
  'bandRows',
  'dueFirst',
  'dueRows',
])

/** The parameters by name. */
export type QuantizeJob = ReturnType<typeof quantizeJob.read>

/** No colour: not known what is shown, or nothing to be drawn there. */
export const NO_COLOUR = 255

/** A word of `palette` has its number from this bit on. */
export const NUMBER_SHIFT = 24

/** The bytes of `table`. */
export const TABLE_BYTES = 262_144

/** Pixels of a group. */
export const GROUP_PIXELS = 4

/** How many holds a group has whose neighbours stay: what moves alone is mostly noise. */
export const PATIENCE = 3

/** How much squared differences of blue, green and red count: about what each gives to the brightness. */
export const WEIGHTS = [3, 8, 5] as const
