/** A rectangle of cells; column and row count from 0. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What is left and right, or above and below, after a cut. */
export type Pair = readonly [Rect, Rect]

/** The upper `rows` rows, and the rest. */
export const cutTop = ({ x, y, width, height }: Rect, rows: number): Pair => {
  const taken = Math.max(0, Math.min(rows, height))
  return [
    { x, y, width, height: taken },
    { x, y: y + taken, width, height: height - taken },
  ]
}

/** What is above, and the lower `rows` rows. */
export const cutBottom = (rect: Rect, rows: number): Pair => cutTop(rect, Math.max(0, rect.height - rows))

/** What is left, and the `columns` columns at the right. */
export const cutRight = ({ x, y, width, height }: Rect, columns: number): Pair => {
  const taken = Math.max(0, Math.min(columns, width))
  return [
    { x, y, width: width - taken, height },
    { x: x + width - taken, y, width: taken, height },
  ]
}

/** Inside of a border. */
export const inside = ({ x, y, width, height }: Rect): Rect => ({
  x: x + 1,
  y: y + 1,
  width: Math.max(0, width - 2),
  height: Math.max(0, height - 2),
})

/** A rectangle of this size in the middle of another one, not larger than that. */
export const centred = (within: Rect, size: { readonly width: number; readonly height: number }): Rect => {
  const width = Math.min(size.width, within.width)
  const height = Math.min(size.height, within.height)
  const x = within.x + Math.floor((within.width - width) / 2)
  return { x, y: within.y + Math.floor((within.height - height) / 2), width, height }
}
