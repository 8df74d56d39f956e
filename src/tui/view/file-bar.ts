import { duration } from '../clock'
import type { Model } from '../model'
import type { Line, Pane, Span } from '../scene'
import { nameOfPath } from '../video/folder'
import { clean } from '../../protocol/text'
import { cut } from '../width'
import { lineWidth, span } from './line'
import { plain } from './pane'
import type { Rect } from './rect'

const MOST_NAME = 30
const LEAST_BAR = 6
const THOUSAND = 1000

/** Rows of the bar: one while a file is sent. */
export const fileBarRows = ({ sending }: Model): number => (sending.file === undefined ? 0 : 1)

/** Where the file is that is sent: a click in the bar goes there, on the signs it does what they say. */
export const fileBar = (model: Model, rect: Rect): Pane =>
  plain({ id: 'file', rect, lines: [fileLine(model, rect.width)] })

const nameOf = ({ sending }: Model): string =>
  clean(sending.spec?.kind === 'file' ? nameOfPath(sending.spec.path) : (sending.source ?? ''))

const fileLine = (model: Model, width: number): Line => {
  const { file } = model.sending
  if (file === undefined) return []
  const { paused, positionMs, durationMs, loop } = file
  const length = durationMs === undefined ? '' : ` / ${duration(durationMs)}`
  const sign: Span = { ...span(paused ? ' ⏸ ' : ' ▶ ', paused ? 'warn' : 'good'), does: 'file.pause' }
  const name = span(cut(nameOf(model), Math.min(MOST_NAME, Math.floor(width / 3))), 'strong')
  const time = span(` ${duration(positionMs)}${length}`)
  const again: Span = { ...span(loop ? ' ↻ ' : ' → ', loop ? 'accent' : 'dim'), does: 'file.loop' }
  const taken = lineWidth([sign, name, time, again]) + 1
  const bar = durationMs === undefined ? [] : barOf(positionMs / durationMs, width - taken)
  return [sign, name, span(' '), ...bar, time, again]
}

/** One span a cell: each knows where a click on it leads. */
const barOf = (share: number, cells: number): Line => {
  if (cells < LEAST_BAR) return []
  const at = Math.min(cells - 1, Math.max(0, Math.floor(share * cells)))
  return Array.from({ length: cells }, (_, cell): Span => {
    const [text, style] =
      cell < at ? ['━', 'accent' as const] : cell === at ? ['╸', 'accent' as const] : ['─', 'dim' as const]
    return { text, style, does: { row: Math.round((cell / cells) * THOUSAND) } }
  })
}
