import { visibleAreas, type CellArea } from '../kitty/visible'
import type { View } from '../renderer'

/** A file of its own costs about as many bytes as so many pixels of a picture. */
const FILE_PIXELS = 5000
/** From this share of all cells on, one picture of everything costs less than many of what changed. */
const MOST_CHANGED = 0.5

/** How many cells these areas have. */
export const cellsOf = (areas: readonly CellArea[]): number =>
  areas.reduce((sum, { rows, cols }) => sum + rows * cols, 0)

/**
 * Rectangles that hold every changed cell (1 in `changed`) and no covered one, as few bytes as can be had; everything that
 * can be seen where about half of it changed. They may overlap.
 */
export const changedAreas = (changed: Uint8Array, view: View, cellPixels: number): readonly CellArea[] => {
  const whole = visibleAreas(view)
  const much = cellsOf(whole) * MOST_CHANGED
  if (changed.reduce((sum, is) => sum + is, 0) > much) return whole
  const areas: CellArea[] = []
  for (const run of visibleAreas({ box: view.box, covered: changed.map((is) => 1 - is) }))
    insert(areas, run, (area) => isFree(area, view), FILE_PIXELS / cellPixels)
  return cellsOf(areas) > much ? whole : areas
}

/** Adds an area, joined with others as long as the rectangle around both costs less than the two. */
const insert = (areas: CellArea[], next: CellArea, free: (area: CellArea) => boolean, fileCells: number): void => {
  let area = next
  for (;;) {
    const at = areas.findIndex((other) => {
      const both = around(area, other)
      return cellsOf([both]) <= cellsOf([area, other]) + fileCells && free(both)
    })
    const [other] = at < 0 ? [] : areas.splice(at, 1)
    if (other === undefined) break
    area = around(area, other)
  }
  areas.push(area)
}

const around = (a: CellArea, b: CellArea): CellArea => {
  const row = Math.min(a.row, b.row)
  const col = Math.min(a.col, b.col)
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row
  return { row, col, rows, cols: Math.max(a.col + a.cols, b.col + b.cols) - col }
}

const isFree = ({ row, col, rows, cols }: CellArea, { box, covered }: View): boolean => {
  if (covered === undefined) return true
  for (let y = row; y < row + rows; y++)
    if (covered.subarray(y * box.cols + col, y * box.cols + col + cols).includes(1)) return false
  return true
}
