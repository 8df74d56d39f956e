import type { View } from '../renderer'

/** A rectangle of cells inside of a box, counted from its upper left cell. */
export interface CellArea {
  readonly row: number
  readonly col: number
  readonly rows: number
  readonly cols: number
}

/** The part of a box that is not covered, in rectangles that do not overlap. */
export const visibleAreas = ({ box, covered }: View): readonly CellArea[] => {
  if (covered === undefined) return [{ row: 0, col: 0, rows: box.rows, cols: box.cols }]
  const areas: CellArea[] = []
  for (let row = 0; row < box.rows; row++)
    for (const run of runs(covered.subarray(row * box.cols, (row + 1) * box.cols))) add(areas, { row, rows: 1, ...run })
  return areas
}

/** Joins a row's run with the area right above it, where both are equally wide. */
const add = (areas: CellArea[], next: CellArea): void => {
  const at = areas.findIndex(
    ({ row, rows, col, cols }) => row + rows === next.row && col === next.col && cols === next.cols,
  )
  const above = areas[at]
  if (above === undefined) areas.push(next)
  else areas[at] = { ...above, rows: above.rows + 1 }
}

const runs = (covered: Uint8Array): readonly Pick<CellArea, 'col' | 'cols'>[] => {
  const found: { col: number; cols: number }[] = []
  covered.forEach((is, col) => {
    if (is === 1) return
    const last = found.at(-1)
    if (last && last.col + last.cols === col) last.cols++
    else found.push({ col, cols: 1 })
  })
  return found
}
