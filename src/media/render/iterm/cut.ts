import type { Frame } from '../../frame'
import type { CellArea } from '../kitty/visible'

/** Pixels of a cell. */
interface Cell {
  readonly width: number
  readonly height: number
}

/** How many pixels a cell has. */
export const pixelsIn = ({ width, height }: Cell): number => width * height

/** An area in strips of so many rows, the last one with what is left. */
export const cut = (area: CellArea, rows: number): readonly CellArea[] =>
  Array.from({ length: Math.ceil(area.rows / rows) }, (_, i) => ({
    ...area,
    row: area.row + i * rows,
    rows: Math.min(rows, area.rows - i * rows),
  }))

/** The pixels of an area, out of words `red << 16 | green << 8 | blue` that are `stride` of them a row. */
export const frameIn = (words: Int32Array, stride: number, area: CellArea, cell: Cell): Frame => {
  const width = area.cols * cell.width
  const height = area.rows * cell.height
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++) {
    const from = (area.row * cell.height + y) * stride + area.col * cell.width
    for (let x = 0; x < width; x++) {
      const word = words[from + x] ?? 0
      data[to++] = word
      data[to++] = word >> 8
      data[to++] = word >> 16
    }
  }
  return { width, height, data, madeAtMs: 0 }
}
