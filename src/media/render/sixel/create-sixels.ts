import { BAND_ROWS } from '../kernel/bands-job'
import type { Kernel } from '../kernel/kernel'
import { sixelGrid, USUAL_SIXEL } from '../pixels/geometry'
import { PixelPictures } from '../pixels/pixel-pictures'
import type { PaletteSearch } from '../pixels/search'
import type { Traits } from '../renderer'
import { SixelWriter } from './writer'

/** More of them cost more bytes, in numbers and in ever smaller patches, than they show. */
const ENOUGH_COLOURS = 208
/** Whole pictures are large; blue is seen least, green most. */
const WHOLE_LEVELS = 0x060408
/** Where only changes are written, what is spared in one picture is often written in the next. */
const CHANGED_LEVELS = 0x050306

/** A renderer that draws with sixels, as this terminal bears them. */
export const createSixels = (traits: Traits, search: PaletteSearch, kernel?: Kernel): PixelPictures => {
  const { registers, deltas } = traits.sixel ?? USUAL_SIXEL
  return new PixelPictures({
    mode: 'sixel',
    registers: Math.min(registers, ENOUGH_COLOURS),
    reuse: { levels: deltas === 'none' ? WHOLE_LEVELS : CHANGED_LEVELS, bandRows: BAND_ROWS },
    search,
    writer: new SixelWriter(deltas),
    gridOf: (box) => sixelGrid(box, traits),
    ...(kernel && { kernel }),
  })
}
