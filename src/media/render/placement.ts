import type { Frame } from '../frame'

/** A grid of picture elements; `pixelHeight` is the height of one in widths (1: square). */
export interface Grid {
  readonly width: number
  readonly height: number
  readonly pixelHeight: number
}

/** A rectangle of pixels. */
export interface Placement {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Size = Pick<Frame, 'width' | 'height'>

const shareOf = (whole: number, share: number): number => Math.min(whole, Math.max(1, Math.round(share)))

const centred = (whole: Size, width: number, height: number): Placement => ({
  x: (whole.width - width) >> 1,
  y: (whole.height - height) >> 1,
  width,
  height,
})

/** Letterbox: the largest centred rectangle of the grid that has the frame's aspect on the glass. */
export const place = (frame: Size, grid: Grid): Placement => {
  const across = grid.width / frame.width
  const down = (grid.height * grid.pixelHeight) / frame.height
  const zoom = Math.min(across, down)
  const width = shareOf(grid.width, frame.width * zoom)
  const height = shareOf(grid.height, (frame.height * zoom) / grid.pixelHeight)
  return centred(grid, width, height)
}

/** Fill: the largest centred rectangle of the frame that has the grid's aspect on the glass. */
export const crop = (frame: Size, grid: Grid): Placement => {
  const across = frame.width / grid.width
  const down = frame.height / (grid.height * grid.pixelHeight)
  const zoom = Math.min(across, down)
  const width = shareOf(frame.width, grid.width * zoom)
  const height = shareOf(frame.height, grid.height * grid.pixelHeight * zoom)
  return centred(frame, width, height)
}
