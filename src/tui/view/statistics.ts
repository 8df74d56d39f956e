import type { Live } from '../call'
import type { Model } from '../model'
import type { Line, Pane, Plot } from '../scene'
import type { Chart, Measure } from '../statistics/measures'
import { gridOf, tilesOf, type Grid, type Tile } from '../statistics/pages'
import { HISTORY_SECONDS, type Sample } from '../statistics/sample'
import { summaryOf } from '../statistics/summary'
import { tracesOf } from '../statistics/traces'
import { wordsOf } from '../words/words'
import { fitPieces, line, lineWidth, span, type Piece } from './line'
import { newestLines } from './log'
import { framed } from './pane'
import { inside, type Rect } from './rect'

/** The statistics of a call: charts with their figures in words, and the control messages as they go by. */
export const statisticsPanes = (model: Model, call: Live, rect: Rect): readonly Pane[] => {
  const tiles = tilesOf(model)
  const grid = gridOf({ columns: rect.width, rows: rect.height }, tiles.length)
  const each = grid.columns * grid.rows
  const pages = Math.ceil(tiles.length / each)
  const page = Math.min(model.statistics?.page ?? 0, pages - 1)
  const shown = tiles.slice(page * each, (page + 1) * each)
  return shown.map((tile, at) => {
    const place = placeOf(rect, grid, { at, last: at === shown.length - 1 })
    const pane = tile === 'messages' ? messagesPane(model, place) : chartPane(model, call, tile, place)
    return at === 0 && pages > 1 ? { ...pane, title: `${pane.title} · ${page + 1}/${pages}` } : pane
  })
}

/** Where a tile lies; the last one of a page has what is left of its row. */
const placeOf = (rect: Rect, grid: Grid, { at, last }: { readonly at: number; readonly last: boolean }): Rect => {
  const edge = (length: number, parts: number, part: number): number => Math.round((length * part) / parts)
  const column = at % grid.columns
  const row = Math.floor(at / grid.columns)
  const left = edge(rect.width, grid.columns, column)
  const right = last ? rect.width : edge(rect.width, grid.columns, column + 1)
  const top = edge(rect.height, grid.rows, row)
  const bottom = edge(rect.height, grid.rows, row + 1)
  return { x: rect.x + left, y: rect.y + top, width: right - left, height: bottom - top }
}

const idOf = (tile: Tile): string => `statistics-${tile === 'messages' ? tile : tile.name}`

const chartPane = (model: Model, { figures }: Live, chart: Chart, rect: Rect): Pane => {
  const { statistics: words } = wordsOf(model)
  const { history } = figures
  const known = chart.measures.filter((measure) => summaryOf(measure, history) !== undefined)
  const lines =
    known.length === 0 ? [line(` ${words.nothingYet}`, 'dim')] : [figureLine(model, chart, history, inside(rect).width)]
  const title = `${words.charts[chart.name]}, ${chart.unit}`
  const pane = framed({ id: idOf(chart), rect, title, lines })
  return known.length === 0 ? pane : { ...pane, plot: plotOf(model, chart, known, history) }
}

// A young call has whole minutes, too: its charts are not a line at the edge.
const secondsShown = (history: readonly Sample[]): number =>
  Math.min(HISTORY_SECONDS, 60 * Math.max(1, Math.ceil(history.length / 60)))

const plotOf = (model: Model, { scale }: Chart, known: readonly Measure[], history: readonly Sample[]): Plot => {
  const { statistics: words } = wordsOf(model)
  return {
    curves: known.map(({ sign, style, of }) => ({ sign, style, values: history.map(of) })),
    length: secondsShown(history),
    ...(scale && { scale }),
    since: words.since(secondsShown(history) / 60),
    until: words.now,
  }
}

/** The newest value of each measure with its sign, and with its name where there is room for it. */
const figureLine = (model: Model, { measures }: Chart, history: readonly Sample[], width: number): Line => {
  const named = measures.flatMap((measure) => figure(model, measure, history, true))
  const short = measures.flatMap((measure) => figure(model, measure, history, !isArrow(measure)))
  const gap = span('  ')
  const whole = fitPieces(named, Number.MAX_SAFE_INTEGER, gap)
  return [span(' '), ...(lineWidth(whole) <= width - 2 ? whole : fitPieces(short, width - 2, gap))]
}

// An arrow says itself what comes and what goes.
const isArrow = ({ sign }: Measure): boolean => sign === '↓' || sign === '↑'

const figure = (model: Model, measure: Measure, history: readonly Sample[], named: boolean): readonly Piece[] => {
  const summary = summaryOf(measure, history)
  if (!summary) return []
  const { statistics: words, numbers } = wordsOf(model)
  const name = named ? ` ${words.measures[measure.name]} ` : ' '
  const value = span(numbers.decimal(summary.now, measure.places), 'strong')
  return [{ rank: 1, spans: [span(measure.sign, measure.style), span(name, 'dim'), value] }]
}

const messagesPane = (model: Model, rect: Rect): Pane => {
  const { statistics: words } = wordsOf(model)
  const lines = newestLines(model, tracesOf(model), inside(rect))
  const nothing = [line(` ${words.noMessages}`, 'dim')]
  return framed({ id: idOf('messages'), rect, title: words.messages, lines: lines.length === 0 ? nothing : lines })
}
