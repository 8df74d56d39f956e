import { shortWhen } from '../day'
import { callIndex, unseenCount, type HistoryCall } from '../history'
import type { Model } from '../model'
import type { Line, Pane, Style } from '../scene'
import { cellWidth, cut, pad, padStart } from '../width'
import { wordsOf } from '../words/words'
import { arrowOf, outcomeOf } from './history-words'
import { clickable, line, padLine, span } from './line'
import { framed } from './pane'
import { inside, type Rect } from './rect'

/** A name has so many cells at least before anything else gets some. */
const LEAST_NAME = 7
/** Marks, the arrow and the blanks between the columns. */
const SIGNS = 4
const GAPS = 3

/** The calls that were, the latest first; who has the keys there sees one selected. */
export const historyPane = (model: Model, rect: Rect): Pane => {
  const { history } = model
  const { history: words } = wordsOf(model)
  const missed = unseenCount(history)
  const room = inside(rect)
  const nothing = history.known ? [line(`  ${words.none}`, 'dim')] : []
  const lines = history.calls.length === 0 ? nothing : callLines(model, room)
  const title = missed > 0 ? words.missedTitle(missed) : words.title
  return { ...framed({ id: 'history', rect, title, focused: history.focused, lines }), does: 'history.focus' }
}

/** The rows around the selected one. */
const callLines = (model: Model, { width, height }: Pick<Rect, 'width' | 'height'>): readonly Line[] => {
  const { calls } = model.history
  const wanted = callIndex(model.history) - Math.floor(height / 2)
  const first = Math.max(0, Math.min(wanted, calls.length - height))
  const shown = calls.slice(first, first + Math.max(0, height))
  const columns = columnsOf(model, shown, width - 1)
  return shown.map((call, at) => clickable(padLine(callLine(model, call, columns), width), { row: first + at }))
}

/** Widths of the columns, in cells. */
interface Columns {
  readonly all: number
  readonly name: number
  readonly when: number
  readonly outcome: number
}

const whenOf = ({ nowMs, utcOffsetMin, ...model }: Model, { startedAtMs }: HistoryCall): string =>
  shortWhen({ atMs: startedAtMs, nowMs, utcOffsetMin }, wordsOf(model).history)

const columnsOf = (model: Model, calls: readonly HistoryCall[], all: number): Columns => {
  const { history: words } = wordsOf(model)
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(cellWidth))
  const room = all - SIGNS - GAPS
  const longest = widest(calls.map(({ name }) => name))
  const when = widest(calls.map((call) => whenOf(model, call)))
  const least = Math.min(longest, LEAST_NAME)
  const outcome = Math.min(widest(calls.map((call) => outcomeOf(call, words))), Math.max(0, room - when - least))
  return { all, when, outcome, name: Math.max(1, Math.min(longest, room - when - outcome)) }
}

const callLine = (model: Model, call: HistoryCall, { all, name, when, outcome }: Columns): Line => {
  const { history } = model
  const selected = history.focused && call.id === history.selected
  const unseen = call.missed && !call.seen
  const signs = `${selected ? '▸' : ' '}${unseen ? '!' : ' '}${arrowOf(call)} `
  const who = pad(call.name, name)
  const time = pad(whenOf(model, call), when)
  const rest = padStart(cut(outcomeOf(call, wordsOf(model).history), outcome), all - SIGNS - name - when - 2)
  if (selected) return padLine(line(`${signs}${who} ${time} ${rest}`, 'selected'), all, 'selected')
  const style: Style = unseen ? 'warn' : 'normal'
  return [span(`${signs}${who}`, unseen ? 'warn' : 'strong'), span(` ${time} `, 'dim'), span(rest, style)]
}
