import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import type { Preview } from '../video/preview'
import { cellWidth } from '../width'
import { wordsOf } from '../words/words'
import { wordsOver } from './call'
import { COLUMNS_PER_ROW } from './call-layout'
import { bitrate } from './figures'
import { fileBar, fileBarRows } from './file-bar'
import { fitPieces, span } from './line'
import { picture, plain } from './pane'
import { previewWords } from './preview-words'
import { cutBottom, cutTop, inside, type Rect } from './rect'

/** The least columns of the list beside it, and of our picture. */
const LEAST_LIST = 28
const LEAST_PICTURE = 16
/** Rows of the border and of the figures. */
const AROUND = 3

/** Columns that our picture takes at the right of the list: what its height wants, as far as the list leaves them. */
export const previewColumns = ({ width, height }: Rect, taken = 0): number => {
  const wanted = Math.ceil((height - AROUND) * COLUMNS_PER_ROW) + 2
  const room = width - Math.max(LEAST_LIST, taken)
  return room >= LEAST_PICTURE ? Math.min(wanted, room) : width
}

/** Our own picture as others would see it, and what it takes. */
export const previewPanes = (model: Model, preview: Preview, rect: Rect): readonly Pane[] => {
  const wanted = Math.ceil((rect.width - 2) / COLUMNS_PER_ROW) + 2
  const [above, below] = cutBottom(rect, 1 + fileBarRows(model))
  const [mine] = cutTop(above, Math.min(wanted, above.height))
  const place = { ...below, y: mine.y + mine.height }
  const [bar, status] = cutTop(place, fileBarRows(model))
  return [
    picture('mine', mine, previewTitle(model, mine)),
    ...wordsOver('my-words', inside(mine), previewWords(model, preview)),
    ...(bar.height > 0 ? [fileBar(model, bar)] : []),
    plain({ id: 'preview-figures', rect: status, lines: [previewFigures(model, preview, status.width)] }),
  ]
}

/** Cells of the border and of the blanks around a title. */
const AROUND_TITLE = 4

const previewTitle = (model: Model, { width }: Rect): string => {
  const { title, shortTitle } = wordsOf(model).preview
  return cellWidth(title) + AROUND_TITLE <= width ? title : shortTitle
}

const previewFigures = (model: Model, { figures }: Preview, width: number): Line => {
  const { fps = 0, kbps = 0, inForce } = figures ?? {}
  if (inForce === undefined) return []
  const texts = [
    `${inForce.width}x${inForce.height}`,
    `${Math.round(fps)} fps`,
    bitrate(model, kbps),
    model.sending.source ?? '',
  ].filter((text) => text !== '')
  const pieces = texts.map((text, at) => ({ rank: at, spans: [span(text, 'dim')] }))
  return [span(' '), ...fitPieces(pieces, width - 2, span(' · ', 'dim'))]
}
