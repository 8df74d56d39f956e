import { clean } from '../protocol/text'
import type { Line, Span } from './scene'
import { charWidth } from './width'

/** Marks that may lie over one character; more are dropped. */
const MOST_MARKS = 4

/** A character of a line, with the marks over it, and where it lies: cells from the line's left end. */
export interface LineCell {
  readonly text: string
  readonly width: 1 | 2
  readonly at: number
  readonly span: Span
}

/** The characters of a line that fit into `width` cells; a wide one is never cut in the middle, and ends the line where it would be. */
export const lineCells = (line: Line, width: number): readonly LineCell[] => {
  const cells: LineCell[] = []
  let at = 0
  for (const span of line) {
    for (const glyph of glyphs(span.text)) {
      if (at + glyph.width > width) return cells
      cells.push({ text: glyph.text, width: glyph.width, at, span })
      at += glyph.width
    }
  }
  return cells
}

/** The characters of a text, each with its marks. Passed through `clean` once more: this is the last gate. */
const glyphs = (text: string): readonly Pick<LineCell, 'text' | 'width'>[] => {
  const found: { text: string; width: 1 | 2; marks: number }[] = []
  for (const char of clean(text)) {
    const width = charWidth(char)
    const last = found.at(-1)
    if (width !== 0) found.push({ text: char, width, marks: 0 })
    else if (last && last.marks++ < MOST_MARKS) last.text += char
  }
  return found
}
