import type { ByteWriter } from './bytes'
import { bytesOf } from './bytes'
import type { ColourDepth } from './renderer'

/** Which half of a character's colours. */
export type Ground = 'fore' | 'back'

/** A way to name colours to the terminal. */
export interface Colours {
  /** `red << 16 | green << 8 | blue` → a number; equal numbers look equal. */
  name(colour: number): number
  /** Writes the parameters of SGR that select a colour, without `CSI` and `m`. */
  select(out: ByteWriter, ground: Ground, name: number): void
}

const SEMICOLON = 0x3b
const FORE_TRUE = bytesOf('38;2;')
const BACK_TRUE = bytesOf('48;2;')
const FORE_INDEX = bytesOf('38;5;')
const BACK_INDEX = bytesOf('48;5;')

/** 24-bit colours; a name is `red << 16 | green << 8 | blue`. */
export const trueColours: Colours = {
  name: (colour) => colour,
  select(out, ground, name) {
    out.bytes(ground === 'fore' ? FORE_TRUE : BACK_TRUE)
    out.decimal(name >> 16)
    out.byte(SEMICOLON)
    out.decimal((name >> 8) & 255)
    out.byte(SEMICOLON)
    out.decimal(name & 255)
  },
}

/** xterm's palette: 6 levels a channel in a cube from 16, then 24 greys from 232. */
const LEVELS = [0, 95, 135, 175, 215, 255]
const CUBE = 16
const GREYS = 232
const nearestLevel = (value: number): number =>
  LEVELS.reduce((best, level, i) => (Math.abs(level - value) < Math.abs((LEVELS[best] ?? 0) - value) ? i : best), 0)
const LEVEL_OF = Uint8Array.from({ length: 256 }, (_, value) => nearestLevel(value))
const LOSS_OF = Int32Array.from({ length: 256 }, (_, value) => ((LEVELS[LEVEL_OF[value] ?? 0] ?? 0) - value) ** 2)

const indexOf = (red: number, green: number, blue: number): number => {
  const step = Math.min(23, Math.max(0, Math.round(((red + green + blue) / 3 - 8) / 10)))
  const grey = step * 10 + 8
  const greyLoss = (red - grey) ** 2 + (green - grey) ** 2 + (blue - grey) ** 2
  const cubeLoss = (LOSS_OF[red] ?? 0) + (LOSS_OF[green] ?? 0) + (LOSS_OF[blue] ?? 0)
  if (greyLoss < cubeLoss) return GREYS + step
  return CUBE + (LEVEL_OF[red] ?? 0) * 36 + (LEVEL_OF[green] ?? 0) * 6 + (LEVEL_OF[blue] ?? 0)
}

/** The fixed part of the 256-colour palette; a name is the index of the nearest colour. */
export const indexedColours: Colours = {
  name: (colour) => indexOf((colour >> 16) & 255, (colour >> 8) & 255, colour & 255),
  select(out, ground, name) {
    out.bytes(ground === 'fore' ? FORE_INDEX : BACK_INDEX)
    out.decimal(name)
  },
}

/** How this depth of colours is named; `none` and 16 colours are drawn with the nearest of 256. */
export const coloursOf = (depth: ColourDepth): Colours => (depth === 'true' ? trueColours : indexedColours)
