import { Layout } from './layout'

/**
 * Parameters of `half`: the half blocks that turn what is shown into a picture. The answer is how many bytes were
 * written. Pointers are in bytes.
 *
 * - `picture`, `shown`: inks, `stride` words a row, two rows for each row of cells, 0 behind `cols`; what is shown is -1
 *   where it is not known. An ink is `red << 16 | green << 8 | blue`, or an index where there are `texts`
 * - `covered`: a byte for each cell, 1 where it must not be written, 4 bytes more than cells; 0: nothing is covered
 * - `texts`: 32 bytes for each ink of a palette: the length of the parameters of SGR that choose it as foreground, then
 *   these; from the sixteenth byte on, the same as background. 0: colours of 24 bits
 * - `row`, `col`, `rows`, `cols`: the box in cells, `row` and `col` from 0
 * - `out`: room for `HALF_CELL_BYTES` for each cell and once more; `budget`: no more bytes than this
 * - `fore`, `back`: the inks that are set, or -1; the SGR at the end brings these back
 * - `firstRow`: the row that is encoded first; the others follow, around the end
 * - `dueRows`: how many rows from there on have the `due` terms, the others have the usual ones
 * - `tolerance`: a cell that differs by no more levels than this in any channel stays as it is, 0..254; `price`: what a
 *   byte must take away of the sum of squared differences, in 256ths, at least 1; at most 2 ** 21
 * - `visited`: answered: how many rows were encoded to their end within the budget
 */
export const halfJob = new Layout([
  'picture',
  'stride',
  'shown',
  'covered',
  'texts',
  'row',
  'col',
  'rows',
  'cols',
  'out',
  'budget',
  'fore',
  'back',
  'firstRow',
  'dueRows',
  'tolerance',
  'price',
  'dueTolerance',
  'duePrice',
  'visited',
])

/** The parameters by name. */
export type HalfJob = ReturnType<typeof halfJob.read>

/** The most that is written for one cell, or at the end. */
export const HALF_CELL_BYTES = 64
