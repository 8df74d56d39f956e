/** A cell is as large as a glyph and the gaps to its right and below. */
export const GLYPH_WIDTH = 6
/** Rows of a cell. */
export const GLYPH_HEIGHT = 8

/** Rows from the top, five dots each and a gap, the leftmost dot in the highest bit. */
type Glyph = readonly number[]

const glyph = (...rows: readonly number[]): Glyph => [...rows.map((row) => row << 1), 0]

/** space . - : + = * % # @ M */
const GLYPHS: readonly Glyph[] = [
  glyph(0, 0, 0, 0, 0, 0, 0),
  glyph(0, 0, 0, 0, 0, 0x0c, 0x0c),
  glyph(0, 0, 0, 0x1f, 0, 0, 0),
  glyph(0, 0x0c, 0x0c, 0, 0x0c, 0x0c, 0),
  glyph(0, 0x04, 0x04, 0x1f, 0x04, 0x04, 0),
  glyph(0, 0, 0x1f, 0, 0x1f, 0, 0),
  glyph(0, 0x04, 0x15, 0x0e, 0x15, 0x04, 0),
  glyph(0x18, 0x19, 0x02, 0x04, 0x08, 0x13, 0x03),
  glyph(0x0a, 0x0a, 0x1f, 0x0a, 0x1f, 0x0a, 0x0a),
  glyph(0x0e, 0x11, 0x17, 0x15, 0x17, 0x10, 0x0f),
  glyph(0x11, 0x1b, 0x1f, 0x1f, 0x15, 0x15, 0x11),
]

const inkOf = (rows: Glyph): number => rows.reduce((sum, row) => sum + row.toString(2).replaceAll('0', '').length, 0)

const BY_INK = [...GLYPHS].sort((a, b) => inkOf(a) - inkOf(b))
const MOST_INK = Math.max(...GLYPHS.map(inkOf))

const nearest = (level: number): Glyph => {
  const wanted = (level / 255) * MOST_INK
  const off = (one: Glyph): number => Math.abs(inkOf(one) - wanted)
  return BY_INK.reduce((best, one) => (off(one) < off(best) ? one : best))
}

// Found when it is wanted: a process that only knows the names of filters need not wait for it.
const byLevel: Glyph[] = []

/** The glyph that covers as much of its cell as a brightness of 0..255 is of white. */
export const glyphForInk = (level: number): Glyph => (byLevel[level] ??= nearest(level))
