import type { Pane, Scene } from '../scene'
import type { Size } from '../model'
import { cut } from '../width'
import { cutLine } from './line'

/** The scene with nothing outside the screen, no line wider than its pane, and no pane without a cell. */
export const clip = (scene: Scene, size: Size): Scene => {
  const panes = scene.panes.map((pane) => clipPane(pane, size)).filter(({ width, height }) => width > 0 && height > 0)
  const { cursor, ...rest } = scene
  const seen = cursor && cursor.x >= 0 && cursor.y >= 0 && cursor.x < size.columns && cursor.y < size.rows
  return seen ? { ...rest, panes, cursor } : { ...rest, panes }
}

const clipPane = (pane: Pane, size: Size): Pane => {
  const x = Math.max(0, pane.x)
  const y = Math.max(0, pane.y)
  const width = Math.max(0, Math.min(pane.width, size.columns - x))
  const height = Math.max(0, Math.min(pane.height, size.rows - y))
  // A border needs two cells each way, and one for what is in it.
  const border = pane.border && width > 2 && height > 2
  const edges = border ? 2 : 0
  const lines = pane.lines.slice(0, height - edges).map((of) => cutLine(of, width - edges))
  return { ...pane, x, y, width, height, border, lines, title: border ? cut(pane.title, width - 4) : '' }
}
