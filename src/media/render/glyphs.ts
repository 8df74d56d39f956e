/** How a cell is cut: pixels across, pixels down, and a character for each pattern of lit pixels. */
export interface Shape {
  readonly across: 2
  readonly down: 2 | 3 | 4
  /**
   * Code points by pattern. Bit `2 * y + x` of a pattern is the pixel in column x and row y, lit in the foreground's
   * colour. A pattern and its complement both have a character, so the two colours can always change their roles.
   */
  readonly characters: readonly number[]
}

/** A cell cut into four, six or eight pixels. */
export type MosaicMode = 'quadrant' | 'sextant' | 'octant'

const SPACE = 0x20
const FULL_BLOCK = 0x2588
const LEFT_HALF = 0x258c
const RIGHT_HALF = 0x2590

/** Block Elements, U+2580 to U+259F (Unicode 1.1 and 3.2), in the order of their patterns. */
const QUADRANTS = [
  SPACE, 0x2598, 0x259d, 0x2580, 0x2596, LEFT_HALF, 0x259e, 0x259b, 0x2597, 0x259a, RIGHT_HALF, 0x259c, 0x2584, 0x2599,
  0x259f, FULL_BLOCK,
] // prettier-ignore

/** Symbols for Legacy Computing (Unicode 13): U+1FB00 is pattern 1, and upwards without the four that were there before. */
const FIRST_SEXTANT = 0x1fb00
const OLDER_SEXTANTS = new Map([
  [0, SPACE],
  [0b010101, LEFT_HALF],
  [0b101010, RIGHT_HALF],
  [0b111111, FULL_BLOCK],
])

/**
 * Symbols for Legacy Computing Supplement (Unicode 16): U+1CD00 is pattern 4, and upwards without those that other
 * blocks had: quadrants, quarters, and the corners U+1CEA0 to U+1CEAB of the same supplement.
 */
const FIRST_OCTANT = 0x1cd00
const OTHER_OCTANTS = new Map([
  [0b00000001, 0x1cea8],
  [0b00000010, 0x1ceab],
  [0b00000011, 0x1fb82],
  [0b00010100, 0x1fbe6],
  [0b00101000, 0x1fbe7],
  [0b00111111, 0x1fb85],
  [0b01000000, 0x1cea3],
  [0b10000000, 0x1cea0],
  [0b11000000, 0x2582],
  [0b11111100, 0x2586],
])

/** A pattern of four with each pixel doubled downwards. */
const doubled = (quadrants: number): number => (quadrants & 3) * 5 + ((quadrants >> 2) & 3) * 80

const OLDER_OCTANTS = new Map([
  ...OTHER_OCTANTS,
  ...QUADRANTS.map((character, pattern): [number, number] => [doubled(pattern), character]),
])

/** Consecutive characters for the patterns in rising order, except those that are already known. */
const inOrder = (count: number, first: number, known: ReadonlyMap<number, number>): number[] => {
  let next = first
  return Array.from({ length: count }, (_, pattern) => known.get(pattern) ?? next++)
}

/** The three ways to cut a cell into more than two pixels of two colours. */
export const SHAPES: Readonly<Record<MosaicMode, Shape>> = {
  quadrant: { across: 2, down: 2, characters: QUADRANTS },
  sextant: { across: 2, down: 3, characters: inOrder(64, FIRST_SEXTANT, OLDER_SEXTANTS) },
  octant: { across: 2, down: 4, characters: inOrder(256, FIRST_OCTANT, OLDER_OCTANTS) },
}

const FIRST_BRAILLE = 0x2800
/** Braille's dots are numbered down the columns, with the lowest row added later: the bit of each pixel (Unicode 3.0). */
const DOT_BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

/** The braille character for a pattern of two by four dots, bit `2 * y + x` for the dot in column x and row y. */
export const brailleOf = (pattern: number): number =>
  DOT_BITS.reduce((character, bit, pixel) => character + ((pattern >> pixel) & 1) * bit, FIRST_BRAILLE)
