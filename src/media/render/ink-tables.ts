import { bytesOf } from './bytes'
import type { Kernel, Pointer } from './kernel/kernel'
import { nearestIn, PALETTE_16, PALETTE_256, PALETTE_MONO, type Palette } from './palette'
import type { ColourDepth } from './renderer'

const WORD_BYTES = 4
const TEXT_BYTES = 16
/** Of 8 bits. */
const NUMBERS = 256

/** Where the tables of a palette lie in a kernel's memory, as the kernels' parameters say; all 0 for colours of 24 bits. */
export interface InkTables {
  readonly palette: Pointer
  readonly nearest: Pointer
  readonly texts: Pointer
}

/** Writes texts in entries of one length: the length of the text, then the text. */
export const writeTexts = (kernel: Kernel, texts: readonly string[], entryBytes: number): Pointer => {
  const pointer = kernel.allocate(texts.length * entryBytes)
  texts.forEach((text, i) => {
    const bytes = bytesOf(text)
    kernel.memory.bytes.set([bytes.length, ...bytes], pointer + i * entryBytes)
  })
  return pointer
}

type Select = (ground: 3 | 4, ink: number) => string

/** `38;5;n` and `48;5;n`. */
const indexed: Select = (ground, ink) => `${ground}8;5;${ink}`
/** 30 to 37 and 90 to 97, 40 to 47 and 100 to 107. */
const named: Select = (ground, ink) => String(ground * 10 + (ink < 8 ? ink : ink + 52))
/** The terminal's own two colours. */
const unnamed: Select = () => ''

const writePalette = (kernel: Kernel, palette: Palette, select: Select): InkTables => {
  const inks = Array.from({ length: NUMBERS }, (_, ink) => [select(3, ink), select(4, ink)])
  const texts = writeTexts(kernel, inks.flat(), TEXT_BYTES)
  const colours = kernel.allocate(NUMBERS * WORD_BYTES)
  const table = nearestIn(palette)
  const nearest = kernel.allocate(table.length)
  kernel.memory.words.set(palette.colours, colours / WORD_BYTES)
  kernel.memory.bytes.set(table, nearest)
  return { palette: colours, nearest, texts }
}

/** Writes what is looked up for this depth of colours. */
export const writeInks = (kernel: Kernel, depth: ColourDepth): InkTables => {
  switch (depth) {
    case 'true':
      return { palette: 0, nearest: 0, texts: 0 }
    case '256':
      return writePalette(kernel, PALETTE_256, indexed)
    case '16':
      return writePalette(kernel, PALETTE_16, named)
    case 'none':
      return writePalette(kernel, PALETTE_MONO, unnamed)
  }
}
