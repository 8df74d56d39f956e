import type { Frame } from '../frame'

/** A rectangle of terminal cells; row and column count from 0 at the top left. */
export interface Box {
  readonly row: number
  readonly col: number
  readonly rows: number
  readonly cols: number
}

/** How a picture is drawn. */
export type RenderMode =
  | 'half' // half blocks: two pixels a cell
  | 'quadrant' // quarters of a cell in two colours
  | 'sextant' // sixths of a cell in two colours
  | 'octant' // eighths of a cell in two colours
  | 'sixel' // pixels, DEC's way: six rows at a time
  | 'kitty' // pixels, as kitty takes them
  | 'iterm' // pixels, as iTerm2 takes them: JPEGs in the text
  | 'braille' // dots, no colour
  | 'ascii' // luminance as characters, no colour

const OF_PIXELS: readonly RenderMode[] = ['sixel', 'kitty', 'iterm']

/** Whether pictures have pixels of their own: the others have cells. */
export const isOfPixels = (mode: RenderMode): boolean => OF_PIXELS.includes(mode)

/** The colours that text may have: 24 bits, the palettes of 256 or 16, or none. */
export type ColourDepth = 'true' | '256' | '16' | 'none'

/** How a second sixel picture lies over the first: its unset pixels let it through, or hide it, or nobody knows. */
export type SixelDeltas = 'transparent' | 'tiles' | 'none'

/** What a terminal takes of sixels. */
export interface SixelTraits {
  /** How many colours a picture may have. */
  readonly registers: number
  /** The largest picture, in pixels. */
  readonly maxWidth: number
  readonly maxHeight: number
  readonly deltas: SixelDeltas
}

/** What a renderer has to know of the terminal. */
export interface Traits {
  readonly colours: ColourDepth
  /** Pixels of a cell, where the terminal told them; a cell is taken for twice as high as wide elsewhere. */
  readonly cell?: { readonly width: number; readonly height: number }
  /** Rows of the screen: a picture of pixels on its last one would scroll it. */
  readonly rows?: number
  readonly sixel?: SixelTraits
  /** `composes`: an image can be changed in parts. */
  readonly kitty?: { readonly composes: boolean }
}

/** How much a picture may cost: the link controller's word to the renderer, new with each frame. */
export interface Effort {
  /** A cell or pixel that differs by no more than this from what is shown may stay as it is; 8-bit levels, 0 is exact. */
  readonly hold: number
  /** The bytes that the picture should stay below; what cannot be had within it comes with later pictures. */
  readonly budgetBytes: number
}

/** Every difference is drawn, whatever it costs. */
export const EXACT: Effort = { hold: 0, budgetBytes: Infinity }

/** A cell's height in its widths: what the terminal told, else 2. */
export const cellAspect = ({ cell }: Traits): number => (cell ? cell.height / cell.width : 2)

/** Where and how a frame is to be drawn. */
export interface View {
  readonly box: Box
  /** `rows * cols` bytes, 1 where something else lies over the picture; absent: nothing does. */
  readonly covered?: Uint8Array | undefined
  /** The whole frame between black bars (unless told otherwise), or the middle of it, as much as fills the box. */
  readonly fit?: Fit | undefined
  /** Its frames come straight from a camera: noise is averaged out over time before they are drawn. */
  readonly denoise?: boolean | undefined
  /** When it is drawn, by any clock that never goes back; absent: each picture comes 33 ms after the one before. */
  readonly nowMs?: number | undefined
}

/** What becomes of a frame whose aspect is not the box's: bars beside it, or its edges cut off. */
export type Fit = 'letterbox' | 'fill'

/**
 * (frame, view, what the terminal shows) → bytes. The renderer remembers what the terminal shows in its box and writes
 * only what differs; covered cells are never written and count as unknown. It is the only author of escape sequences
 * for pictures: absolute cursor moves inside the box, SGR, text; it ends with SGR reset and leaves the cursor anywhere.
 */
export interface Renderer {
  readonly mode: RenderMode
  /** The size in pixels that this view can show; a decoder may deliver any size not smaller. */
  wanted(view: View): { readonly width: number; readonly height: number }
  /**
   * The bytes that turn what is shown into this frame (letterboxed, true aspect), as exactly as the effort allows; empty
   * when nothing is to be written. Valid until the next call. Without an effort it is exact.
   */
  render(frame: Frame, view: View, effort?: Effort): Uint8Array
  /** What the terminal shows is unknown from now on: the next frame is drawn whole. */
  forget(): void
}
