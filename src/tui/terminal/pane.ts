import { clean } from '../../protocol/text'
import type { Line, Pane, Style } from '../scene'
import { charWidth } from '../width'
import type { Area, Canvas } from './cells'
import type { Theme } from './theme'

/** Marks that may lie over one character; more are dropped. */
const MOST_MARKS = 4
const THIN = { row: '─', column: '│', topLeft: '┌', topRight: '┐', bottomLeft: '└', bottomRight: '┘' }
/** The pane with the focus differs in its shape too, not only in its colour. */
const THICK = { row: '━', column: '┃', topLeft: '┏', topRight: '┓', bottomLeft: '┗', bottomRight: '┛' }

/** The cells inside a pane's border. */
export const insideOf = (pane: Pane): Area => {
  const edge = pane.border ? 1 : 0
  return { x: pane.x + edge, y: pane.y + edge, width: pane.width - 2 * edge, height: pane.height - 2 * edge }
}

/** Paints a pane: ground, border with title, lines. `reserved` is the attribute of cells kept for a picture. */
export const paintPane = (canvas: Canvas, pane: Pane, look: { theme: Theme; reserved: number | undefined }): void => {
  const { theme } = look
  canvas.cut(pane)
  canvas.fill(pane, theme.attribute(pane.style), ' ')
  if (pane.border && pane.width > 1 && pane.height > 1) paintBorder(canvas, pane, theme)
  const inside = insideOf(pane)
  if (look.reserved !== undefined) return canvas.fill(inside, look.reserved, ' ')
  pane.lines.slice(0, Math.max(0, inside.height)).forEach((line, i) => {
    paintLine(canvas, line, { ...inside, y: inside.y + i, theme, ground: pane.style })
  })
}

const paintBorder = (canvas: Canvas, pane: Pane, theme: Theme): void => {
  const { x, y, width, height } = pane
  const lines = pane.focused ? THICK : THIN
  const attribute = theme.attribute(pane.focused ? 'focus' : 'border', pane.style)
  const put = (column: number, row: number, character: string): void =>
    canvas.put(column, row, { attribute, character })
  for (const row of [y, y + height - 1]) canvas.fill({ x, y: row, width, height: 1 }, attribute, lines.row)
  for (const column of [x, x + width - 1]) canvas.fill({ x: column, y, width: 1, height }, attribute, lines.column)
  put(x, y, lines.topLeft)
  put(x + width - 1, y, lines.topRight)
  put(x, y + height - 1, lines.bottomLeft)
  put(x + width - 1, y + height - 1, lines.bottomRight)
  if (pane.title === '' || width < 6) return
  const title: Line = [{ text: ` ${pane.title} `, style: pane.focused ? 'accent' : 'strong' }]
  paintLine(canvas, title, { x: x + 1, y, width: width - 2, theme, ground: pane.style })
}

interface Run {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly theme: Theme
  readonly ground: Style
}

/** Paints spans from the left; what does not fit is cut, a wide character never in the middle. */
const paintLine = (canvas: Canvas, line: Line, run: Run): void => {
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
