import type { Line, Pane } from '../scene'
import type { Area, Canvas } from './cells'
import { paintLine } from './painted-line'
import type { PlotPainter } from './plot/painter'
import type { Theme } from './theme/theme'

const THIN = { row: '─', column: '│', topLeft: '┌', topRight: '┐', bottomLeft: '└', bottomRight: '┘' }
/** The pane with the focus differs in its shape too, not only in its colour. */
const THICK = { row: '━', column: '┃', topLeft: '┏', topRight: '┓', bottomLeft: '┗', bottomRight: '┛' }

/** The cells inside a pane's border. */
export const insideOf = (pane: Pane): Area => {
  const edge = pane.border ? 1 : 0
  return { x: pane.x + edge, y: pane.y + edge, width: pane.width - 2 * edge, height: pane.height - 2 * edge }
}

/** With what a pane is painted. `reserved` is the attribute of cells kept for a picture. */
export interface PaneLook {
  readonly theme: Theme
  readonly reserved: number | undefined
  readonly plots?: PlotPainter
}

/** Paints a pane: ground, border with title, lines, and the chart below them. */
export const paintPane = (canvas: Canvas, pane: Pane, look: PaneLook): void => {
  const { theme } = look
  canvas.cut(pane)
  canvas.fill(pane, theme.attribute(pane.style), ' ')
  if (pane.border && pane.width > 1 && pane.height > 1) paintBorder(canvas, pane, theme)
  const inside = insideOf(pane)
  if (look.reserved !== undefined) return canvas.fill(inside, look.reserved, ' ')
  pane.lines.slice(0, Math.max(0, inside.height)).forEach((line, i) => {
    paintLine(canvas, line, { ...inside, y: inside.y + i, theme, ground: pane.style })
  })
  look.plots?.paint(canvas, pane, { ...inside, theme, ground: pane.style })
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
