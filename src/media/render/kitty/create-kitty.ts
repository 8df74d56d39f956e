import type { Kernel } from '../kernel/kernel'
import { NO_COLOUR } from '../kernel/quantize-job'
import { scaledGrid } from '../pixels/geometry'
import { PixelPictures } from '../pixels/pixel-pictures'
import type { PaletteSearch } from '../pixels/search'
import type { Traits } from '../renderer'
import { KittyWriter } from './writer'

/** Numbers of images are the terminal's, for all programs in its window: a beginning that others hardly choose. */
const FIRST_IMAGE = 0x76630000
const MOST_IMAGES = 4096
/** Rows of any number are one picture. */
const REUSE = { levels: 0x040404, bandRows: 2 ** 30 }
let images = 0

/** A renderer that draws with kitty's graphics. */
export const createKitty = (traits: Traits, search: PaletteSearch, kernel?: Kernel): PixelPictures => {
  const image = FIRST_IMAGE + images
  images = (images + 2) % MOST_IMAGES
  return new PixelPictures({
    mode: 'kitty',
    registers: NO_COLOUR,
    reuse: REUSE,
    search,
    writer: new KittyWriter([image, image + 1], traits.kitty?.composes ?? false),
    gridOf: (box) => scaledGrid(box, traits),
    ...(kernel && { kernel }),
  })
}
