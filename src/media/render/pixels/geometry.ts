import type { Box, SixelTraits, Traits } from '../renderer'

/** Where the pixels of a box are. */
export interface PixelGrid {
  /** Cells: the upper left one of the picture, from 0. */
  readonly row: number
  readonly col: number
  /** Pixels of the picture; 0 where there is no room. */
  readonly width: number
  readonly height: number
  /** Height of a pixel in its widths. */
  readonly pixelHeight: number
  /** Pixels of a cell. */
  readonly cell: { readonly width: number; readonly height: number }
}

/** Sixels come in bands of so many rows; a picture of another height would end somewhere in its last one. */
const BAND_ROWS = 6
/** A terminal that tells no size of its cells, or no traits. */
const USUAL_CELL = { width: 8, height: 16 }
/** What every sixel terminal bears. */
export const USUAL_SIXEL: SixelTraits = { registers: 16, maxWidth: 800, maxHeight: 480, deltas: 'none' }

/**
 * The pixels that a sixel picture in this box may have: whole bands, within what the terminal takes, in the middle of the box,
 * and never on the last row of the screen, where it would scroll.
 */
export const sixelGrid = (box: Box, traits: Traits): PixelGrid => {
  const cell = traits.cell ?? USUAL_CELL
  const { maxWidth, maxHeight } = traits.sixel ?? USUAL_SIXEL
  const rows = Math.max(0, Math.min(box.rows, (traits.rows ?? Infinity) - 1 - box.row))
  const width = Math.max(0, Math.min(box.cols * cell.width, maxWidth))
  const height = Math.max(0, Math.min(rows * cell.height, maxHeight))
  return {
    row: box.row + Math.floor((rows * cell.height - height) / 2 / cell.height),
    col: box.col + Math.floor((box.cols * cell.width - width) / 2 / cell.width),
    width,
    height: height - (height % BAND_ROWS),
    pixelHeight: 1,
    cell,
  }
}

/** More pixels than a picture of a call has need no palette, no compression and no time. */
const ENOUGH_PIXELS = 400_000

/**
 * The pixels of a picture that the terminal scales into this box: as many as it shows, or half, or a third of it on each
 * side, so that there are not more than enough.
 */
export const scaledGrid = (box: Box, traits: Traits): PixelGrid => {
  const { width, height } = traits.cell ?? USUAL_CELL
  const times = Math.max(1, Math.ceil(Math.sqrt((box.cols * box.rows * width * height) / ENOUGH_PIXELS)))
  const cell = { width: Math.max(1, Math.round(width / times)), height: Math.max(1, Math.round(height / times)) }
  const pixelHeight = height / cell.height / (width / cell.width)
  return { row: box.row, col: box.col, width: box.cols * cell.width, height: box.rows * cell.height, pixelHeight, cell }
}

/** Whether two grids are the same pixels of the screen. */
export const samePlace = (a: PixelGrid, b: PixelGrid): boolean =>
  a.row === b.row && a.col === b.col && a.width === b.width && a.height === b.height
