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
export const BRIDGED_COLUMNS = 4

/** A run of this many is as short written out. */
export const SHORT_RUN = 3

const COLOURS = 256
const WORD_BYTES = 4
/** What vector stores write behind the last byte. */
const SLACK_BYTES = 16

const aligned = (bytes: number): number => Math.ceil(bytes / 16) * 16

/** What a colour draws in each column takes so many bytes: bridges are written four columns long, beyond the last one, too. */
export const pitchOf = (width: number): number => width + BRIDGED_COLUMNS

/**
 * The parts of `work`, in bytes from its beginning, which may hold anything: what each colour draws in each column, a byte
 * each, `pitchOf(width)` for a colour; `open`, the number of each colour's last stretch in a band, from 1 on, 0 for none; `heads`, the first stretch of
 * each column, its number, 0 for none; `starts`, a bit for each column that has one; `stretches` (four words each: colour,
 * first and last column, the next one that begins there).
 */
export const workParts = (
  width: number,
): Readonly<Record<'open' | 'heads' | 'starts' | 'stretches' | 'size', number>> => {
  const open = aligned(COLOURS * pitchOf(width))
  const heads = open + COLOURS * WORD_BYTES
  const starts = heads + aligned(width * WORD_BYTES)
  const stretches = starts + aligned(Math.ceil(width / 8))
  return { open, heads, starts, stretches, size: stretches + width * BAND_ROWS * 16 }
}

/** The most that is written for an area: for a pixel its colour, a gap before it, itself and a share of its pass. */
export const outBytes = (width: number, height: number): number =>
  Math.ceil(height / BAND_ROWS) * (width * BAND_ROWS * 11 + 16) + SLACK_BYTES
