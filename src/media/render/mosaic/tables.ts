import type { Shape } from '../glyphs'
import { writeInks, writeTexts, type InkTables } from '../ink-tables'
import type { Kernel, Pointer } from '../kernel/kernel'
import type { ColourDepth } from '../renderer'

const GLYPH_BYTES = 8

/** Where the tables of a mosaic lie in a kernel's memory; see its parameters. */
export interface Tables extends InkTables {
  readonly glyphs: Pointer
}

/** Writes what a mosaic of this shape and depth of colours looks up. */
export const writeTables = (kernel: Kernel, shape: Shape, depth: ColourDepth): Tables => {
  const characters = shape.characters.map((character) => String.fromCodePoint(character))
  // Without colours nobody should come here; whoever does has asked for them.
  return {
    glyphs: writeTexts(kernel, characters, GLYPH_BYTES),
    ...writeInks(kernel, depth === 'none' ? 'true' : depth),
  }
}
