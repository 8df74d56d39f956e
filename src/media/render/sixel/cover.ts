import type { View } from '../renderer'
import type { PixelGrid } from './geometry'
import { NO_COLOUR } from './palette'
import type { Plane } from './quantize'

/** Takes the pixels under covered cells out of a plane: they are not drawn, and what is shown there is not known. */
export const takeOutCovered = (plane: Plane, grid: PixelGrid, { box, covered }: View): void => {
  if (covered === undefined) return
  for (let cell = covered.indexOf(1); cell >= 0; cell = covered.indexOf(1, cell + 1)) {
    const left = ((cell % box.cols) - (grid.col - box.col)) * grid.cell.width
    const top = (Math.floor(cell / box.cols) - (grid.row - box.row)) * grid.cell.height
    takeOut(plane, { left, top, right: left + grid.cell.width, bottom: top + grid.cell.height })
  }
}

const takeOut = (
  { width, height, wish, shown }: Plane,
  area: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): void => {
  const left = Math.max(0, area.left)
  const right = Math.min(width, area.right)
  for (let y = Math.max(0, area.top); y < Math.min(height, area.bottom); y++) {
    const row = y * width
    if (left >= right) return
    wish.fill(NO_COLOUR, row + left, row + right)
    shown.fill(NO_COLOUR, row + left, row + right)
  }
}
