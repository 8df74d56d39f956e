import type { DueRows } from '../refresh'
import type { View } from '../renderer'
import type { PixelGrid } from './geometry'
import type { Palette } from './palette'
import type { PixelPlane } from './plane'

/** How a plane is written. */
export interface Drawing {
  readonly grid: PixelGrid
  readonly palette: Palette
  /** How many pixels are to show another colour than they do. */
  readonly changed: number
  /** The rows whose turn of the refresh it is. */
  readonly due: DueRows
  readonly budgetBytes: number
  readonly view: View
}

/** Puts a plane into the form that a terminal takes. */
export interface PixelWriter {
  /** Bytes that make the terminal show what the plane wishes, as far as the budget goes; valid until the next call. */
  write(plane: PixelPlane, drawing: Drawing): Uint8Array
  /** The terminal may show anything. */
  forget(): void
}
