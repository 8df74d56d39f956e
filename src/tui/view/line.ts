import type { Click, Line, Span, Style } from '../scene'
import { wordsOf, type Language } from '../words/words'
import { cellWidth, pad, take } from '../width'

/** A piece of a line. */
export const span = (text: string, style: Style = 'normal'): Span => ({ text, style })

/** A line of one style. */
export const line = (text: string, style: Style = 'normal'): Line => [span(text, style)]

/** A line of which every cell that has text does the same at a click. */
export const clickable = (of: Line, does: Click): Line => of.map((one) => ({ ...one, does }))

/** A line with nothing in it. */
export const BLANK: Line = []

/** Cells of a line. */
export const lineWidth = (of: Line): number => of.reduce((width, { text }) => width + cellWidth(text), 0)

/** A line in at most `width` cells. */
export const cutLine = (of: Line, width: number): Line => {
  if (lineWidth(of) <= width) return of
  const fitted: Span[] = []
  let room = width
  for (const one of of) {
    if (room <= 0) break
    const { text } = one
    fitted.push({ ...one, text: cellWidth(text) < room ? text : `${take(text, room - 1)}…` })
    room -= cellWidth(text)
  }
  return fitted
}

/** A line in exactly `width` cells. */
export const padLine = (of: Line, width: number, style: Style = 'normal'): Line => {
  const fitted = cutLine(of, width)
  const missing = width - lineWidth(fitted)
  return missing > 0 ? [...fitted, span(' '.repeat(missing), style)] : fitted
}

/** Something at the left and something at the right of `width` cells; the right one gives way. */
export const spread = (left: Line, right: Line, width: number): Line => {
  const gap = width - lineWidth(left) - lineWidth(right)
  return gap < 2 ? cutLine(left, width) : [...left, span(' '.repeat(gap), 'bar'), ...right]
}

/** A line moved to the right by so many cells. */
export const indent = (of: Line, by = 1): Line => [span(' '.repeat(by)), ...of]

/** A line in the middle of `width` cells. */
export const centreLine = (of: Line, width: number): Line =>
  indent(of, Math.max(0, Math.floor((width - lineWidth(of)) / 2)))

/** Lines of a word for something and what it is, in two columns as wide as the language needs. */
export const labelsOf =
  (model: { readonly language: Language }) =>
  (label: string, value: Line): Line => [span(` ${pad(label, wordsOf(model).labels.cells)}`, 'dim'), ...value]

/** A piece of a line that may be left out; 1 stays longest. */
export interface Piece {
  readonly rank: number
  readonly spans: Line
}

/** As many pieces as fit into `width` cells with `gap` between them, chosen by rank, in their own order. */
export const fitPieces = (pieces: readonly Piece[], width: number, gap: Span): Line => {
  const chosen = new Set<Piece>()
  let room = width + cellWidth(gap.text)
  for (const piece of [...pieces].sort((one, other) => one.rank - other.rank)) {
    const cells = lineWidth(piece.spans) + cellWidth(gap.text)
    if (cells > room) continue
    room -= cells
    chosen.add(piece)
  }
  return pieces.filter((piece) => chosen.has(piece)).flatMap(({ spans }, at) => (at === 0 ? spans : [gap, ...spans]))
}
