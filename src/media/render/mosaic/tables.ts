import { bytesOf } from '../bytes'
import type { Shape } from '../glyphs'
import type { Kernel, Pointer } from '../kernel/kernel'
import { nearestIn, PALETTE_16, PALETTE_256, type Palette } from '../palette'
import type { ColourDepth } from '../renderer'

const WORD_BYTES = 4
const GLYPH_BYTES = 8
const TEXT_BYTES = 16
/** Of 8 bits. */
const NUMBERS = 256

/** Where the tables of a mosaic lie in a kernel's memory; see its parameters. */
export interface Tables {
  readonly glyphs: Pointer
  readonly palette: Pointer
  readonly nearest: Pointer
  readonly texts: Pointer
}

/** Texts of one length of entry each: the length of the text, then the text. */
const writeTexts = (kernel: Kernel, texts: readonly string[], entryBytes: number): Pointer => {
  const pointer = kernel.allocate(texts.length * entryBytes)
  texts.forEach((text, i) => {
    const bytes = bytesOf(text)
    kernel.memory.bytes.set([bytes.length, ...bytes], pointer + i * entryBytes)
  })
  return pointer
}

/** `38;5;n` and `48;5;n`. */
const indexed = (ground: 3 | 4, ink: number): string => `${ground}8;5;${ink}`
/** 30 to 37 and 90 to 97, 40 to 47 and 100 to 107. */
const named = (ground: 3 | 4, ink: number): string => String(ground * 10 + (ink < 8 ? ink : ink + 52))

const writePalette = (
  kernel: Kernel,
  palette: Palette,
  select: typeof indexed,
): Pick<Tables, 'palette' | 'nearest' | 'texts'> => {
  const inks = Array.from({ length: NUMBERS }, (_, ink) => ink)
  const texts = writeTexts(
    kernel,
    inks.flatMap((ink) => [select(3, ink), select(4, ink)]),
    TEXT_BYTES,
  )
  const colours = kernel.allocate(NUMBERS * WORD_BYTES)
  const table = nearestIn(palette)
  const nearest = kernel.allocate(table.length)
  kernel.memory.words.set(palette.colours, colours / WORD_BYTES)
  kernel.memory.bytes.set(table, nearest)
  return { palette: colours, nearest, texts }
}

const writeColours = (kernel: Kernel, depth: ColourDepth): Pick<Tables, 'palette' | 'nearest' | 'texts'> => {
  switch (depth) {
    case '256':
      return writePalette(kernel, PALETTE_256, indexed)
    case '16':
      return writePalette(kernel, PALETTE_16, named)
    // Without colours nobody should come here; whoever does has asked for them.
    case 'none':
    case 'true':
      return { palette: 0, nearest: 0, texts: 0 }
  }
}

/** Writes what a mosaic of this shape and depth of colours looks up. */
export const writeTables = (kernel: Kernel, shape: Shape, depth: ColourDepth): Tables => ({
  glyphs: writeTexts(
    kernel,
    shape.characters.map((character) => String.fromCodePoint(character)),
    GLYPH_BYTES,
  ),
  ...writeColours(kernel, depth),
})
