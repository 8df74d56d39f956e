import { Layout } from './layout'

/**
 * Parameters of `quantize`: which colour of a palette each pixel of a picture is to show. The answer is how many pixels
 * are to show another colour than they do. Pointers are in bytes, `stride` in pixels.
 *
 * - `picture`, `origin`: words `red << 16 | green << 8 | blue`; `origin` is what `picture` was when `shown` was chosen
 * - `shown`, `wish`: a byte for each pixel, the number of a colour, 255 for none or not known; `wish` is answered
 * - `moved`: room for a byte for each column and 16 more
 * - `palette`: `colours` words as above, 1 to 255 of them
 * - `table`: for each of 32,768 colours (five bits of each channel, red the highest) the number of the nearest one, 255
 *   where it was not looked for yet; what is found is written down
 * - `hold`: a pixel that is no more levels than this from its origin, in each channel, is to stay as it is, and twice as
 *   many if its neighbours before it (left, and the three above) stay; `reuse`: the colour that it shows will do if it is
 *   no further than this from the picture, else the one wished to the left, else the one wished above; 0 to 127
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
  'dueFirst',
  'dueRows',
])

/** The parameters by name. */
export type QuantizeJob = ReturnType<typeof quantizeJob.read>

/** No colour: not known what is shown, or nothing to be drawn there. */
export const NO_COLOUR = 255

/** The bytes of `table`. */
export const TABLE_BYTES = 32_768

/** How much squared differences of blue, green and red count: about what each gives to the brightness. */
export const WEIGHTS = [3, 8, 5] as const
