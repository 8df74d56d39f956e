import type { Line, Pane, Style } from '../scene'
import type { Rect } from './rect'

/** A pane of text; absent: no border, no title, no focus, style `normal`. */
export interface TextPane {
  readonly id: string
  readonly rect: Rect
  readonly lines: readonly Line[]
  readonly title?: string
  readonly focused?: boolean
  readonly style?: Style
}

const make = ({ id, rect, lines, title, focused, style }: TextPane, border: boolean): Pane => ({
  id,
  kind: 'text',
  ...rect,
  border,
  title: title ?? '',
  focused: focused ?? false,
  style: style ?? 'normal',
  lines,
})

/** Text in a border. */
export const framed = (pane: TextPane): Pane => make(pane, true)

/** Text alone. */
export const plain = (pane: TextPane): Pane => make(pane, false)

/** A place for a picture. */
export const picture = (kind: 'theirs' | 'mine', rect: Rect, title: string | undefined): Pane => ({
  ...make({ id: kind, rect, lines: [], title: title ?? '' }, title !== undefined),
  kind,
})
