import type { Frame } from '../../../src/media/frame'
import type { Box, Effort, RenderMode, Traits } from '../../../src/media/render/renderer'
import { SixelScreen } from '../../support/sixel-screen'
import { CellScreen } from './cell-screen'
import { blank, type Picture } from './picture'

/** What decodes the bytes that were written. */
export interface Screen {
  write(bytes: Uint8Array): void
  picture(): Picture
}

/** A way of drawing, at one size. */
export interface BenchMode {
  /** As it is called in the results. */
  readonly name: string
  readonly mode: RenderMode
  readonly size: { readonly cells: string } | { readonly pixels: string }
  readonly box: Box
  /** The picture elements that it can show. */
  readonly grid: { readonly width: number; readonly height: number }
  /** Forget what is shown before each picture. */
  readonly whole: boolean
  readonly effort: Effort
  traits(frame: Frame): Traits
  screen(): Screen
}

/** What is held unless the command line says otherwise. */
export const USUAL_HOLD = 4

const PIXEL_CELL = { width: 8, height: 16 }
const SIXEL_LIMITS = { registers: 256, maxWidth: 1000, maxHeight: 1000 }

interface CellMode {
  readonly mode: RenderMode
  readonly across: number
  readonly down: number
}

const CELL_MODES: readonly CellMode[] = [
  { mode: 'half', across: 1, down: 2 },
  { mode: 'quadrant', across: 2, down: 2 },
  { mode: 'sextant', across: 2, down: 3 },
  { mode: 'octant', across: 2, down: 4 },
]

const effortOf = (hold: number): Effort => ({ hold, budgetBytes: Infinity })

const cellMode = ({ mode, across, down }: CellMode, cols: number, rows: number, hold: number): BenchMode => ({
  name: mode,
  mode,
  size: { cells: `${cols}x${rows}` },
  box: { row: 0, col: 0, rows, cols },
  grid: { width: cols * across, height: rows * down },
  whole: false,
  effort: effortOf(hold),
  // Cells of the frame's aspect, so that the picture fills the box at any size.
  traits: ({ width, height }) => ({ colours: 'true', cell: { width: width / cols, height: height / rows } }),
  screen: () => new CellScreen(cols, rows),
})

/** npm sixel's picture of a terminal. */
const sixelScreen = (columns: number, rows: number): Screen => {
  const screen = new SixelScreen({ columns, rows: rows + 1, cell: PIXEL_CELL })
  return {
    write: (bytes) => screen.write(bytes),
    picture: () => {
      const picture = blank(columns * PIXEL_CELL.width, rows * PIXEL_CELL.height)
      for (let i = 0; i < picture.data.length / 3; i++) {
        const pixel = Math.max(0, screen.pixels[i] ?? 0)
        picture.data.set([pixel >> 16, (pixel >> 8) & 255, pixel & 255], i * 3)
      }
      return picture
    },
  }
}

interface PixelMode {
  readonly name: string
  readonly whole: boolean
  readonly width: number
  readonly height: number
}

const sixelMode = ({ name, whole, width, height }: PixelMode, hold: number): BenchMode => {
  const cols = width / PIXEL_CELL.width
  const rows = height / PIXEL_CELL.height
  return {
    name,
    mode: 'sixel',
    size: { pixels: `${width}x${height}` },
    box: { row: 0, col: 0, rows, cols },
    grid: { width, height },
    whole,
    effort: effortOf(hold),
    traits: () => ({
      colours: 'true',
      cell: PIXEL_CELL,
      rows: rows + 1,
      sixel: { ...SIXEL_LIMITS, deltas: whole ? 'none' : 'transparent' },
    }),
    screen: () => sixelScreen(cols, rows),
  }
}

const SIXEL_MODES: readonly PixelMode[] = [
  { name: 'sixel-full', whole: true, width: 640, height: 480 },
  { name: 'sixel-delta', whole: false, width: 640, height: 480 },
  { name: 'sixel-delta', whole: false, width: 320, height: 240 },
]

/** Every mode at every size that is measured. */
export const benchModes = (hold = USUAL_HOLD): readonly BenchMode[] => [
  ...CELL_MODES.flatMap((mode) => [cellMode(mode, 80, 24, hold), cellMode(mode, 160, 48, hold)]),
  ...SIXEL_MODES.map((mode) => sixelMode(mode, hold)),
]
