import { lineCells } from './line-cells'
import type { Click, Line, Pane, Scene } from './scene'

/** What lies under the pointer: the id of the pane, and what a click there does. */
export interface Hit {
  readonly pane: string
  readonly does: Click
}

/** What a click at a cell hits; undefined where it does nothing. Only the pane on top counts: nothing is clicked through it. */
export const clickAt = (scene: Scene, x: number, y: number): Hit | undefined => {
  const pane = paneAt(scene, x, y)
  const does = pane && (spanDoes(pane, x, y) ?? pane.does)
  return does === undefined ? undefined : { pane: pane?.id ?? '', does }
}

/** The pane that is seen at a cell. */
export const paneAt = ({ panes }: Scene, x: number, y: number): Pane | undefined =>
  panes.findLast((pane) => isWithin(pane, x, y))

const isWithin = (pane: Pane, x: number, y: number): boolean =>
  x >= pane.x && x < pane.x + pane.width && y >= pane.y && y < pane.y + pane.height

/** What the text under the pointer does by itself. The border is no text, and a picture has none. */
const spanDoes = ({ kind, border, lines, ...pane }: Pane, x: number, y: number): Click | undefined => {
  const edge = border ? 1 : 0
  const row = y - pane.y - edge
  const column = x - pane.x - edge
  const width = pane.width - 2 * edge
  if (kind !== 'text' || row < 0 || row >= pane.height - 2 * edge || column >= width) return undefined
  return doesAt(lines[row] ?? [], column, width)
}

const doesAt = (line: Line, column: number, width: number): Click | undefined =>
  lineCells(line, width).find(({ at, width: cells }) => column >= at && column < at + cells)?.span.does
