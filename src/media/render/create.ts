import type { JpegEncoder } from '../codec/codec'
import { encodeJpeg } from '../codec/jpeg/encode'
import { AsciiArt } from './ascii'
import { Braille } from './braille'
import { HalfBlocks } from './half'
import { ItermPictures } from './iterm/iterm-pictures'
import { createKitty } from './kitty/create-kitty'
import { Mosaic } from './mosaic/mosaic'
import type { Renderer, RenderMode, Traits } from './renderer'
import { SearchThread } from './pixels/search'
import { createSixels } from './sixel/create-sixels'

/** One thread for all pictures; it begins with the first search that may take its time. */
const paletteSearch = new SearchThread()

/**
 * A renderer for one picture box on a terminal with these traits; one of 24-bit colours when nothing is said. `encode` is
 * what JPEGs are made with where they are needed: absent, the slower way that needs no package.
 */
export const createRenderer = (
  mode: RenderMode,
  traits: Traits = { colours: 'true' },
  encode: JpegEncoder = encodeJpeg,
): Renderer => {
  switch (mode) {
    case 'half':
      return new HalfBlocks(traits)
    case 'quadrant':
    case 'sextant':
    case 'octant':
      return new Mosaic(mode, traits)
    case 'sixel':
      return createSixels(traits, paletteSearch)
    case 'kitty':
      return createKitty(traits, paletteSearch)
    case 'iterm':
      return new ItermPictures(traits, encode)
    case 'braille':
      return new Braille(traits)
    case 'ascii':
      return new AsciiArt(traits)
  }
}
