import type { Canvas, Colour } from '../canvas'

/** Three columns by five rows for each character, a row a digit in octal, the leftmost column is its highest bit. */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': '75557',
  '1': '26227',
  '2': '71747',
  '3': '71717',
  '4': '55711',
  '5': '74717',
  '6': '74757',
  '7': '71122',
  '8': '75757',
  '9': '75717',
  ':': '02020',
  '.': '00002',
}

const COLUMNS = 3
const ROWS = 5

/** Where and how large a text of digits is drawn. */
export interface DigitsStyle {
  readonly x: number
  readonly y: number
  /** Pixels of the picture for each pixel of the character, at least 1. */
  readonly scale: number
  readonly colour: Colour
}

/** The width in pixels of a text of so many characters, and the height of a line. */
export const digitsSize = (length: number, scale: number): { readonly width: number; readonly height: number } => ({
  width: (length * (COLUMNS + 1) - 1) * scale,
  height: ROWS * scale,
})

/** Draws digits, colons and points; other characters are spaces. */
export const drawDigits = (canvas: Canvas, text: string, { x, y, scale, colour }: DigitsStyle): void => {
  for (const [index, character] of Array.from(text).entries()) {
    const rows = GLYPHS[character] ?? '00000'
    for (let at = 0; at < COLUMNS * ROWS; at++) {
      const column = at % COLUMNS
      const row = Math.floor(at / COLUMNS)
      if (((Number(rows[row]) >> (COLUMNS - 1 - column)) & 1) === 0) continue
      const left = x + (index * (COLUMNS + 1) + column) * scale
      canvas.rectangle({ x: left, y: y + row * scale, width: scale, height: scale }, colour)
    }
  }
}
