import type { Line, Pane } from '../scene'
import { cellWidth } from '../width'
import { BLANK, indent, lineWidth } from './line'
import { framed } from './pane'
import { centred, type Rect } from './rect'

/** The least and the most cells of a dialog. */
const NARROW = 36
const WIDTH = 58

/** What a dialog is made of: `body` is what it lies over. */
export interface Box {
  readonly id: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly body: Rect
}

/** A dialog in the middle, as wide as its lines want. */
export const boxed = ({ id, title, lines, body }: Box): Pane => {
  const width = Math.max(NARROW, cellWidth(title) + 6, ...lines.map((of) => lineWidth(of) + 6))
  const rect = centred(body, { width: Math.min(width, WIDTH, body.width), height: lines.length + 4 })
  return framed({ id, rect, title, focused: true, lines: [BLANK, ...lines.map((of) => indent(of, 2)), BLANK] })
}

/** Cells of a line in a dialog, at most. */
export const innerWidth = (body: Rect): number => Math.min(WIDTH, body.width) - 6
