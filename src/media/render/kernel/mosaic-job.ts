import { Layout } from './layout'

/**
 * Parameters of `mosaic`: the characters and colours that turn what cells show into a picture. Pointers are in bytes.
 *
 * - `picture`: words `red << 16 | green << 8 | blue`, `stride` words a row, `across` by `down` of them for each cell
 * - `covered`: a byte for each cell, 1 where it must not be written
 * - `cells`: four words for each cell: pattern, foreground, background (-1: what is shown is unknown), and the error that
 *   the best two colours left when the kernel looked for them last. Grounds are inks: words of the picture, or indices
 *   where there is a palette
 * - `glyphs`: 8 bytes for each pattern: the length of its character, then the character in UTF-8
 * - `palette`: a word for each ink, 0 for colours of 24 bits; `nearest`: the ink for each `red << 10 | green << 5 | blue`
 *   of five bits a channel; `texts`: 32 bytes for each ink: the length of the parameters of SGR that choose it as
 *   foreground, then these; from the sixteenth byte on, the same as background
 * - `out`: room for the answer, `MOST_CELL_BYTES` for each cell and once more; the answer is how many bytes there are
 * - `budget`: no more bytes than this
 * - `perByte`: the error that each byte must take away (see `LEVEL_ERROR`); `perByteInTurn`: the same for the cells whose
 *   turn is one of the `turns` from `turnFrom` on
 * - `start`: the cell that is encoded first; the others follow, around the end
 * - `visited`: answered: how many cells were encoded within the budget
 */
export const mosaicJob = new Layout([
  'picture',
  'stride',
  'row',
  'col',
  'cols',
  'rows',
  'across',
  'down',
  'covered',
  'cells',
  'glyphs',
  'palette',
  'nearest',
  'texts',
  'out',
  'budget',
  'perByte',
  'perByteInTurn',
  'turnFrom',
  'turns',
  'start',
  'visited',
])

/** The parameters by name. */
export type MosaicJob = ReturnType<typeof mosaicJob.read>

/** The most that one cell takes: a move, two colours of 24 bits, a character; or the reset at the end. */
export const MOST_CELL_BYTES = 64

/** Cells are looked at closely by turns; so many turns are a round. */
export const TURNS = 256

/** What a difference of one level of blue counts for, squared: a little more than its share of luminance. */
export const WEIGHT_BLUE = 9
/** Of green: nearly its share. */
export const WEIGHT_GREEN = 49
/** Of red: nearly its share. */
export const WEIGHT_RED = 25

/** What one level of error in every channel of one pixel counts for. */
export const LEVEL_ERROR = WEIGHT_BLUE + WEIGHT_GREEN + WEIGHT_RED
