import type { Fit } from '../media/render/renderer'
import type { TerminalFigures } from '../tui/message'
import type { Line, Pane, Scene } from '../tui/scene'
import { drawingWords, linkWords } from '../tui/view/figures'
import { fitPieces, span, type Piece } from '../tui/view/line'
import type { FilmState } from './film'

/** What the player shows. */
export interface PlayerView {
  readonly size: { readonly columns: number; readonly rows: number }
  readonly film: FilmState
  readonly terminal?: TerminalFigures | undefined
  /** The cells of the picture; absent: the whole screen but the line below. */
  readonly cells?: { readonly width: number; readonly height: number } | undefined
  readonly fit?: Fit | undefined
}

/** The picture, and below it a line that says where one is. */
export const playerScene = (view: PlayerView): Scene => {
  const { columns, rows } = view.size
  const fit = view.fit ?? 'letterbox'
  const title = view.film.label === '' ? 'vcall' : view.film.label
  if (view.cells !== undefined) {
    const { width, height } = view.cells
    return { title, panes: [pane('theirs', { width: Math.min(width, columns), height: Math.min(height, rows), fit })] }
  }
  const picture = pane('theirs', { width: columns, height: Math.max(1, rows - 1), fit })
  if (rows < 2) return { title, panes: [picture] }
  return {
    title,
    panes: [picture, { ...pane('text', { y: rows - 1, width: columns, height: 1 }), lines: [progressLine(view)] }],
  }
}

const pane = (kind: Pane['kind'], area: Partial<Pane>): Pane => ({
  id: kind,
  kind,
  x: 0,
  y: 0,
  width: 1,
  height: 1,
  border: false,
  title: '',
  focused: false,
  style: kind === 'text' ? 'bar' : 'normal',
  lines: [],
  ...area,
})

/** Minutes and seconds: `0:07`, `62:30`. */
export const clockWords = (ms: number): string => {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const progressLine = ({ size, film, terminal }: PlayerView): Line => {
  const piece = (rank: number, text: string, style: Line[number]['style'] = 'bar'): Piece => ({
    rank,
    spans: [span(text, style)],
  })
  const pieces = [
    piece(2, stateWords(film), film.paused ? 'warn' : 'good'),
    ...(film.still ? [] : [piece(1, timeWords(film), 'strong')]),
    piece(6, film.label),
    ...(terminal ? [piece(3, `${Math.round(terminal.picturesPerSecond)} fps`), piece(4, linkWords(terminal))] : []),
    ...(terminal ? [piece(7, drawingWords(terminal))] : []),
    piece(8, 'f fill  g drawing', 'dim'),
    piece(film.still ? 3 : 5, film.still ? 'q quit' : 'space pause  ← → 5 s  q quit', 'dim'),
  ]
  return [span(' ', 'bar'), ...fitPieces(pieces, size.columns - 2, span('  ', 'bar'))]
}

const stateWords = ({ still, paused, ended, label }: FilmState): string => {
  if (label === '') return 'opening'
  if (still) return 'picture'
  if (ended) return 'ended'
  return paused ? 'paused' : 'playing'
}

const timeWords = ({ positionMs, durationMs }: FilmState): string =>
  durationMs === undefined ? clockWords(positionMs) : `${clockWords(positionMs)} / ${clockWords(durationMs)}`
