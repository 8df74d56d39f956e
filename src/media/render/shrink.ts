import type { Box, View } from './renderer'

/** The smallest box that a picture is shrunk to. */
const LEAST_COLS = 8
const LEAST_ROWS = 4

/** The middle of a view, `share` of its sides; what lies over it is kept. */
export const shrunk = <V extends View>(view: V, share: number): V => {
  const { row, col, rows, cols } = view.box
  const size = (whole: number, least: number): number => Math.min(whole, Math.max(least, Math.round(whole * share)))
  const [innerRows, innerCols] = [size(rows, LEAST_ROWS), size(cols, LEAST_COLS)]
  if (innerRows === rows && innerCols === cols) return view
  const [top, left] = [(rows - innerRows) >> 1, (cols - innerCols) >> 1]
  const box: Box = { row: row + top, col: col + left, rows: innerRows, cols: innerCols }
  return { ...view, box, covered: view.covered && innerCover(view.covered, cols, { ...box, row: top, col: left }) }
}

const innerCover = (covered: Uint8Array, cols: number, inner: Box): Uint8Array => {
  const cut = new Uint8Array(inner.rows * inner.cols)
  for (let row = 0; row < inner.rows; row++) {
    const from = (inner.row + row) * cols + inner.col
    cut.set(covered.subarray(from, from + inner.cols), row * inner.cols)
  }
  return cut
}

/** Erases the cells of a view around the box that its picture has now, but those that something lies over (ECH). */
export const eraseAround = ({ box, covered }: View, inner: Box): Uint8Array => {
  let text = '\x1b[m'
  for (let row = 0; row < box.rows; row++) {
    const beside = box.row + row >= inner.row && box.row + row < inner.row + inner.rows
    const isOuter = (col: number): boolean =>
      covered?.[row * box.cols + col] !== 1 &&
      !(beside && box.col + col >= inner.col && box.col + col < inner.col + inner.cols)
    text += eraseRuns(box, row, isOuter)
  }
  return Buffer.from(text)
}

const eraseRuns = (box: Box, row: number, isOuter: (col: number) => boolean): string => {
  let text = ''
  for (let col = 0; col < box.cols; col++) {
    const from = col
    while (col < box.cols && isOuter(col)) col++
    if (col > from) text += `\x1b[${box.row + row + 1};${box.col + from + 1}H\x1b[${col - from}X`
  }
  return text
}
