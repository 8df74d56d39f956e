import type { Row } from './cells'

/** A text that no cell has, so that the cell differs from what is wanted. */
const DIFFERENT = '\0'

/**
 * Makes a wide character that changes change in both of its cells: its second half is the same empty text for each of them.
 * blessed goes from what it wrote to the next change by the cells between the two, and the cursor stands behind both halves.
 */
export const wholeChanges = (lines: readonly Row[], shown: readonly Row[]): void => {
  for (const [y, row] of lines.entries()) {
    const old = shown[y]
    if (row.dirty && old) changeHalves(row, old)
  }
}

const changeHalves = (row: Row, old: Row): void => {
  for (let x = 1; x < row.length; x++) {
    const half = old[x]
    if (row[x]?.[1] === '' && half?.[1] === '' && differs(row, old, x - 1)) half[1] = DIFFERENT
  }
}

const differs = (row: Row, old: Row, x: number): boolean => row[x]?.[0] !== old[x]?.[0] || row[x]?.[1] !== old[x]?.[1]
