/** A fixed set of colours: `red << 16 | green << 8 | blue` by index, and the first index that may be chosen. */
export interface Palette {
  readonly colours: readonly number[]
  /** The colours below it belong to the person, who may have changed them. */
  readonly first: number
}

/** The first 16, as xterm shows them when nobody has changed them. */
const NAMED = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
  0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
] // prettier-ignore

/** xterm's levels of a channel in the cube of six by six by six. */
const LEVELS = [0, 95, 135, 175, 215, 255]
const level = (step: number): number => LEVELS[step % 6] ?? 0
const CUBE = Array.from(
  { length: 216 },
  (_, i) => (level(Math.floor(i / 36)) << 16) | (level(Math.floor(i / 6)) << 8) | level(i),
)
const GREYS = Array.from({ length: 24 }, (_, i) => (i * 10 + 8) * 0x010101)

/** xterm's 256 colours, of which the first 16 are not used: nobody knows what they look like. */
export const PALETTE_256: Palette = { colours: [...NAMED, ...CUBE, ...GREYS], first: 16 }

/** The 16 colours that every terminal has. */
export const PALETTE_16: Palette = { colours: NAMED, first: 0 }

/** What a terminal without colours has: its background, taken for black, and its foreground, taken for white. */
export const PALETTE_MONO: Palette = { colours: [0x000000, 0xffffff], first: 0 }

/** Squared distance of two colours, weighted like the eye: it minds green most and blue least. */
const distance = (a: number, b: number): number =>
  3 * ((a >> 16) - (b >> 16)) ** 2 + 6 * (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

const nearestTo = (rgb: number, { colours, first }: Palette): number => {
  let best = first
  let least = Infinity
  for (let index = first; index < colours.length; index++) {
    const error = distance(rgb, colours[index] ?? 0)
    if (error >= least) continue
    least = error
    best = index
  }
  return best
}

/** Five bits of a channel, back to eight. */
const widened = (five: number): number => (five << 3) | (five >> 2)

const tables = new Map<Palette, Uint8Array>()

/** The index of the nearest colour for each `red << 10 | green << 5 | blue` of five bits a channel; made once. */
export const nearestIn = (palette: Palette): Uint8Array => {
  const table =
    tables.get(palette) ??
    Uint8Array.from({ length: 1 << 15 }, (_, key) => {
      const rgb = (widened(key >> 10) << 16) | (widened((key >> 5) & 31) << 8) | widened(key & 31)
      return nearestTo(rgb, palette)
    })
  tables.set(palette, table)
  return table
}
