import { lineCells } from '../line-cells'
import type { Line, Style } from '../scene'
import type { Canvas } from './cells'
import type { Theme } from './theme/theme'

/** Where a line goes: its place, the most cells that it may take, its looks. */
export interface Run {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly theme: Theme
  readonly ground: Style
}

/** Paints spans from the left; what does not fit is cut. */
export const paintLine = (canvas: Canvas, line: Line, { x, y, width, theme, ground }: Run): void => {
  for (const { text, width: cells, at, span } of lineCells(line, width)) {
    const attribute = theme.attribute(span.style, ground)
    canvas.put(x + at, y, { attribute, character: text, wide: cells === 2 })
  }
}
