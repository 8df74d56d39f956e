import type { Cell, Row } from './cells'

/** A text that no cell has, so that the cell differs from what is wanted. */
const DIFFERENT = '\0'
/** Attributes from here on are those of cells that are never written: a picture is there. */
const FIRST_RESERVED = 1 << 27
/** Characters about whose width all terminals agree: alphabets, signs, lines and blocks, braille; Chinese, Japanese and Korean. */
const SURE =
  /^[\u0000-\u02ff\u0370-\u0482\u048a-\u0556\u1e00-\u200a\u2010-\u2027\u2030-\u218f\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]?$/

/**
 * Makes each change one that no terminal understands otherwise, in all rows that are about to be written.
 *
 * A wide character changes in both of its cells. Its second half is the same empty text for each of them, and blessed goes
 * from what it wrote to the next change by the cells between the two, while the cursor stands behind both halves.
 *
 * Emoji, marks and what is new in Unicode have another width in another terminal: their cells are erased first, the cursor
 * is put behind them, and what stands there is written again, should they have reached into it.
 */
export const sureCells = (lines: readonly Row[], shown: readonly Row[]): void => {
  for (const [y, row] of lines.entries()) {
    const old = shown[y]
    if (row.dirty && old) sureRow(row, old, y)
  }
}

const sureRow = (row: Row, old: Row, y: number): void => {
  for (const [x, cell] of row.entries()) {
    const wide = row[x + 1]?.[1] === ''
    const doubtful = !SURE.test(cell[1])
    if (doubtful) cell[1] = fixed(cell[1], { x, y, width: wide ? 2 : 1 })
    if (!(wide || doubtful) || !differs(cell, old[x])) continue
    if (wide) forget(old[x + 1])
    if (doubtful && (row[x + (wide ? 2 : 1)]?.[0] ?? 0) < FIRST_RESERVED) forget(old[x + (wide ? 2 : 1)])
  }
}

/** Erases the cells (ECH) and says where they end (CUP), which count from 1. Not twice. */
const fixed = (
  text: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): string => (text.startsWith('\x1b') ? text : `\x1b[${width}X${text}\x1b[${y + 1};${x + width + 1}H`)

const differs = (cell: Cell, old: Cell | undefined): boolean => cell[0] !== old?.[0] || cell[1] !== old[1]

const forget = (old: Cell | undefined): void => {
  if (old) old[1] = DIFFERENT
}
