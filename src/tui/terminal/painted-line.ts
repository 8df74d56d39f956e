import { clean } from '../../protocol/text'
import type { Line, Style } from '../scene'
import { charWidth } from '../width'
import type { Canvas } from './cells'
import type { Theme } from './theme'

/** Marks that may lie over one character; more are dropped. */
const MOST_MARKS = 4

/** Where a line goes: its place, the most cells that it may take, its looks. */
export interface Run {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly theme: Theme
  readonly ground: Style
}

/** Paints spans from the left; what does not fit is cut, a wide character never in the middle. */
export const paintLine = (canvas: Canvas, line: Line, run: Run): void => {
  let used = 0
  for (const span of line) {
    const attribute = run.theme.attribute(span.style, run.ground)
    for (const { text, width } of glyphs(span.text)) {
      if (used + width > run.width) return
      canvas.put(run.x + used, run.y, { attribute, character: text, wide: width === 2 })
      used += width
    }
  }
}

interface Glyph {
  readonly text: string
  readonly width: 1 | 2
}

/** The characters of a text, each with the marks over it. Passed through `clean` once more: this is the last gate. */
const glyphs = (text: string): readonly Glyph[] => {
  const found: { text: string; width: 1 | 2; marks: number }[] = []
  for (const char of clean(text)) {
    const width = charWidth(char)
    const last = found.at(-1)
    if (width !== 0) found.push({ text: char, width, marks: 0 })
    else if (last && last.marks++ < MOST_MARKS) last.text += char
  }
  return found
}
