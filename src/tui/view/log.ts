import { timeWithSeconds } from '../clock'
import type { LogEntry } from '../log'
import type { Model } from '../model'
import type { Line, Pane, Style } from '../scene'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { span } from './line'
import { LEVEL_STYLE } from './notice'
import { framed } from './pane'
import { inside, type Rect } from './rect'
import { tail } from './tail'

/** Cells of the time and the blanks around it. */
const TIME_WIDTH = 11

/** The newest lines of the log, or those scrolled to. */
export const logPane = (model: Model, rect: Rect): Pane => {
  const { entries, scroll } = model.log
  const { log: words } = wordsOf(model)
  const title = scroll > 0 ? words.newerBelow(scroll) : words.title
  const { width, height } = inside(rect)
  const seen = entries.slice(0, entries.length - scroll)
  const lines = newestLines(model, seen, { width, height })
  return { ...framed({ id: 'log', rect, title, focused: model.logFocused, lines }), does: 'log.focus' }
}

/** The newest of these entries with their times, as many as there is room for. */
export const newestLines = (
  model: Model,
  entries: readonly LogEntry[],
  room: Pick<Rect, 'width' | 'height'>,
): readonly Line[] => tail(entries, room.height, (entry) => entryLines(model, entry, room.width))

const entryLines = (model: Model, entry: LogEntry, width: number): readonly Line[] =>
  wrap(entry.text, Math.max(1, width - TIME_WIDTH)).map((text, row) => [
    span(row === 0 ? ` ${timeWithSeconds(entry.atMs, model.utcOffsetMin)}  ` : ' '.repeat(TIME_WIDTH), 'dim'),
    span(text, styleOf(entry)),
  ])

const styleOf = ({ level }: LogEntry): Style => (level === 'trace' ? 'dim' : LEVEL_STYLE[level])
