import { AsciiArt } from './ascii'
import { indexedColours, trueColours } from './colours'
import { HalfBlocks } from './half'
import type { Renderer, RenderMode } from './renderer'

/** A cell is about twice as high as wide, so that the two pixels of a half block are square. */
const CELL_ASPECT = 2

/** A renderer for one picture box; `cellAspect` is a cell's height in its widths where the terminal told its size. */
export const createRenderer = (mode: RenderMode, cellAspect = CELL_ASPECT): Renderer => {
  switch (mode) {
    case 'half':
      return new HalfBlocks({ mode, colours: trueColours, cellAspect })
    case 'half-256':
      return new HalfBlocks({ mode, colours: indexedColours, cellAspect })
    case 'ascii':
      return new AsciiArt(cellAspect)
  }
}
