import { timeWithSeconds } from '../clock'
import { isLogSearched, shownEntries, type Log, type LogEntry } from '../log'
import type { Model } from '../model'
import type { Line, Pane, Scene, Style } from '../scene'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { line, span } from './line'
import { LEVEL_STYLE } from './notice'
import { framed } from './pane'
import { inside, type Rect } from './rect'
import { lastScroll, tail } from './tail'
import { fieldWindow } from './typing'

/** Cells of the time and the blanks around it. */
const TIME_WIDTH = 11

/** The newest lines of the log, or those scrolled to, or found. */
export const logPane = (model: Model, rect: Rect): Pane => {
  const { log } = model
  const { width, height } = inside(rect)
  const top = searchLines(log, width)
  const found = shownEntries(log)
  const room = { width, height: height - top.length }
  const scrolls = lastScroll(found, room.height, (entry) => entryLines(model, entry, width))
  const scroll = Math.min(log.scroll, scrolls)
  const seen = newestLines(model, found.slice(0, found.length - scroll), room)
  const nothing = found.length === 0 && top.length > 0 ? [line(` ${wordsOf(model).menu.nothing}`, 'dim')] : seen
  const pane = framed({
    id: 'log',
    rect,
    title: titleOf(model, scroll),
    focused: model.logFocused,
    lines: [...top, ...nothing],
  })
  return { ...pane, does: 'log.focus', scrolls }
}

const titleOf = (model: Model, scroll: number): string => {
  const { log } = model
  const { log: words } = wordsOf(model)
  if (scroll > 0) return words.newerBelow(scroll)
  return isLogSearched(log) ? `${words.title} · ${shownEntries(log).length}/${log.entries.length}` : words.title
}

const searchLines = (log: Log, width: number): readonly Line[] =>
  isLogSearched(log) ? [[span(' / ', 'accent'), span(fieldWindow(log.filter, width - 4).text, 'strong')]] : []

/** Where the search of the log in this place is typed. */
export const logCursor = ({ log }: Model, rect: Rect): Scene['cursor'] => {
  const at = inside(rect)
  return log.searching ? { x: at.x + 3 + fieldWindow(log.filter, at.width - 4).cursor, y: at.y } : undefined
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
