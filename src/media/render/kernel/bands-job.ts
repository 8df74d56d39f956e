import { Layout } from './layout'

/**
 * Parameters of `bands`: an area of pixels as sixels, in bands of six rows. The answer is how many bytes were written.
 * Pointers are in bytes, `stride` in pixels.
 *
 * - `picture`, `origin`, `shown`, `wish`: as of `quantize`; where a pixel is drawn, `shown` becomes `wish`, and `origin`
 *   becomes `picture`. Pixels whose wish is 255 are never drawn
 * - `x`, `y`, `width`, `height`: the area in pixels
 * - `whole`: 1: all pixels with a wish are drawn; 0: those that show something else
 * - `firstBand`: the band that is drawn first; those above it are not
 * - `budget`: no band is begun when so many bytes are written
 * - `work`: room for `workParts(width).size` bytes
 * - `used`: 255 bytes, answered: 1 for each colour that was drawn
 * - `out`: room for `outBytes(width, height)` bytes
 * - `nextBand`: answered: the first band that was not drawn for want of budget, or the number of bands
 */
export const bandsJob = new Layout([
  'picture',
  'origin',
  'shown',
  'wish',
  'stride',
  'x',
  'y',
  'width',
  'height',
  'whole',
  'firstBand',
  'budget',
  'work',
  'used',
  'out',
  'nextBand',
])

/** The parameters by name. */
export type BandsJob = ReturnType<typeof bandsJob.read>

/** Rows of a band. */
export const BAND_ROWS = 6

/** A stretch of one colour goes on over so many columns without it: another one would cost its number again. */
export const BRIDGED_COLUMNS = 5

/** A run of this many is as short written out. */
export const SHORT_RUN = 3

/**
 * The parts of `work`, in bytes from its beginning: what each colour draws in each column; `ends`, where a colour begins and
 * ends (two words each, the columns plus one, 0 for none); `heads`, the first stretch of each column, its number plus one;
 * `list`, the colours that occur; `stretches` (four words each: colour, first and last column, the next one that begins
 * there). What is before `list` is all zero before and after.
 */
export const workParts = (
  width: number,
): Readonly<Record<'ends' | 'heads' | 'list' | 'stretches' | 'size', number>> => {
  const ends = Math.ceil((256 * width) / 16) * 16
  const heads = ends + 256 * 8
  const list = heads + Math.ceil(width / 4) * 16
  const stretches = list + 256 * 4
  return { ends, heads, list, stretches, size: stretches + width * BAND_ROWS * 16 }
}

/** The most that is written for an area: for a pixel its colour, a gap before it, itself and a share of its pass. */
export const outBytes = (width: number, height: number): number =>
  Math.ceil(height / BAND_ROWS) * (width * BAND_ROWS * 11 + 16)
