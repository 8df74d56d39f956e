import type { Kernel } from '../kernel/kernel'
import { sixelGrid, USUAL_SIXEL } from '../pixels/geometry'
import { PixelPictures } from '../pixels/pixel-pictures'
import type { PaletteSearch } from '../pixels/search'
import type { Traits } from '../renderer'
import { SixelWriter } from './writer'

/** A renderer that draws with sixels, as this terminal bears them. */
export const createSixels = (traits: Traits, search: PaletteSearch, kernel?: Kernel): PixelPictures => {
  const { registers, deltas } = traits.sixel ?? USUAL_SIXEL
  return new PixelPictures({
    mode: 'sixel',
    registers,
    search,
    writer: new SixelWriter(deltas),
    gridOf: (box) => sixelGrid(box, traits),
    ...(kernel && { kernel }),
  })
}
