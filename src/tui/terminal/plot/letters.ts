/** The first character of the block of braille; its dots are the low bits. */
const BRAILLE = 0x2800
/** The dots of each of the four rows of a braille cell. */
const ROWS = [0x01 | 0x08, 0x02 | 0x10, 0x04 | 0x20, 0x40 | 0x80]
/** A sign for each set of rows with a dot in it: bit 0 is the top row. */
const SIGNS = " '-'-:-|_::|.|||"

/** The sign of ASCII that is nearest to a cell of braille; other characters stay what they are. */
export const asLetter = (text: string): string => {
  const dots = (text.codePointAt(0) ?? 0) - BRAILLE
  if (dots < 0 || dots > 0xff) return text
  const rows = ROWS.reduce((set, row, i) => set | ((dots & row) === 0 ? 0 : 1 << i), 0)
  return SIGNS[rows] ?? '|'
}
