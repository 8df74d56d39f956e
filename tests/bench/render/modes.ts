import type { Frame } from '../../../src/media/frame'
import type { Box, Effort, RenderMode, Traits } from '../../../src/media/render/renderer'
import { InlineScreen } from '../../support/inline-screen'
import { MOST_INK } from '../../support/letter-inks'
import { CELL, CellScreen } from './cell-screen'
import { KittyScreen } from './kitty-screen'
import type { Picture } from './picture'
import { sixelScreen } from './sixel-picture'

/** What decodes the bytes that were written. */
export interface Screen {
  write(bytes: Uint8Array): void
  picture(): Picture | Promise<Picture>
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
  /** Modes without colours: how much of its cell the brightest character covers. */
  readonly white?: number
  /** Forget what is shown before each picture. */
  readonly whole: boolean
  readonly effort: Effort
  traits(frame: Frame): Traits
  screen(): Screen
}

/** What is held unless the command line says otherwise. */
export const USUAL_HOLD = 4

const SIXEL_LIMITS = { registers: 256, maxWidth: 1000, maxHeight: 1000 }
/** A braille dot is half as wide and half as high as its eighth of the cell. */
const MOST_DOTS = 1 / 4

interface CellMode {
  readonly mode: RenderMode
  readonly across: number
  readonly down: number
  readonly white?: number
}

const CELL_MODES: readonly CellMode[] = [
  { mode: 'half', across: 1, down: 2 },
  { mode: 'quadrant', across: 2, down: 2 },
  { mode: 'sextant', across: 2, down: 3 },
  { mode: 'octant', across: 2, down: 4 },
  // A dot is lit or not: its cell is what has a grey.
  { mode: 'braille', across: 1, down: 1, white: MOST_DOTS },
  { mode: 'ascii', across: 1, down: 1, white: MOST_INK },
]

const CELL_SIZES = [
  [80, 24],
  [160, 48],
] as const

const effortOf = (hold: number): Effort => ({ hold, budgetBytes: Infinity })

const cellMode = ({ mode, across, down, white }: CellMode, cols: number, rows: number, hold: number): BenchMode => ({
  name: mode,
  mode,
  size: { cells: `${cols}x${rows}` },
  box: { row: 0, col: 0, rows, cols },
  grid: { width: cols * across, height: rows * down },
  ...(white !== undefined && { white }),
  whole: false,
  effort: effortOf(hold),
  // Cells of the frame's aspect, so that the picture fills the box at any size.
  traits: ({ width, height }) => ({
    colours: white === undefined ? 'true' : 'none',
    cell: { width: width / cols, height: height / rows },
  }),
  screen: () => new CellScreen(cols, rows),
})

/** A mode that draws pixels. */
interface PixelMode {
  readonly name: string
  readonly mode: RenderMode
  readonly whole: boolean
  readonly width: number
  readonly height: number
  readonly traits: Partial<Traits>
  screen(cols: number, rows: number): Screen
}

const pixelMode = (mode: PixelMode, hold: number): BenchMode => {
  const { width, height } = mode
  const [cols, rows] = [width / CELL.width, height / CELL.height]
  return {
    name: mode.name,
    mode: mode.mode,
    size: { pixels: `${width}x${height}` },
    box: { row: 0, col: 0, rows, cols },
    grid: { width, height },
    whole: mode.whole,
    effort: effortOf(hold),
    traits: () => ({ colours: 'true', cell: CELL, rows: rows + 1, ...mode.traits }),
    screen: () => mode.screen(cols, rows),
  }
}

const WHOLE_SIXELS = {
  mode: 'sixel',
  whole: true,
  traits: { sixel: { ...SIXEL_LIMITS, deltas: 'none' } },
  screen: sixelScreen,
} as const

const CHANGED_SIXELS = {
  mode: 'sixel',
  whole: false,
  traits: { sixel: { ...SIXEL_LIMITS, deltas: 'transparent' } },
  screen: sixelScreen,
} as const

const KITTY = {
  mode: 'kitty',
  whole: false,
  traits: { kitty: { composes: true } },
  screen: (cols: number, rows: number) => new KittyScreen(cols, rows),
} as const

const INLINE = {
  mode: 'iterm',
  whole: false,
  traits: {},
  // One row more than the box: nothing is drawn on a screen's last.
  screen: (columns: number, rows: number) => new InlineScreen({ columns, rows: rows + 1, cell: CELL }, rows),
} as const

const LARGE = { width: 640, height: 480 }
const SMALL = { width: 320, height: 240 }

const PIXEL_MODES: readonly PixelMode[] = [
  { name: 'sixel-full', ...WHOLE_SIXELS, ...LARGE },
  { name: 'sixel-delta', ...CHANGED_SIXELS, ...LARGE },
  { name: 'sixel-delta', ...CHANGED_SIXELS, ...SMALL },
  { name: 'kitty', ...KITTY, ...LARGE },
  { name: 'kitty', ...KITTY, ...SMALL },
  { name: 'iterm', ...INLINE, ...LARGE },
  { name: 'iterm', ...INLINE, ...SMALL },
]

/** Every mode at every size that is measured. */
export const benchModes = (hold = USUAL_HOLD): readonly BenchMode[] => [
  ...CELL_MODES.flatMap((mode) => CELL_SIZES.map(([cols, rows]) => cellMode(mode, cols, rows, hold))),
  ...PIXEL_MODES.map((mode) => pixelMode(mode, hold)),
]
