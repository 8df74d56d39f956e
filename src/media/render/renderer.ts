import type { Frame } from '../frame'

/** A rectangle of terminal cells; row and column count from 0 at the top left. */
export interface Box {
  readonly row: number
  readonly col: number
  readonly rows: number
  readonly cols: number
}

/** How a picture is drawn. More kinds come with the fast renderer. */
export type RenderMode =
  | 'half' // half blocks, 24-bit colour
  | 'half-256' // half blocks, the 256-colour palette
  | 'ascii' // luminance as characters, no colour

/** Where and how a frame is to be drawn. */
export interface View {
  readonly box: Box
  /** `rows * cols` bytes, 1 where something else lies over the picture; absent: nothing does. */
  readonly covered?: Uint8Array | undefined
}

/**
 * (frame, view, what the terminal shows) → bytes. The renderer remembers what the terminal shows in its box and writes
 * only what differs; covered cells are never written and count as unknown. It is the only author of escape sequences
 * for pictures: absolute cursor moves inside the box, SGR, text; it ends with SGR reset and leaves the cursor anywhere.
 */
export interface Renderer {
  readonly mode: RenderMode
  /** The size in pixels that this view can show; a decoder may deliver any size not smaller. */
  wanted(view: View): { readonly width: number; readonly height: number }
  /** The bytes that turn what is shown into this frame (letterboxed, true aspect); empty when nothing changed. */
  render(frame: Frame, view: View): Uint8Array
  /** What the terminal shows is unknown from now on: the next frame is drawn whole. */
  forget(): void
}
