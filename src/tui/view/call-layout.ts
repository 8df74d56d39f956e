import { cutBottom, cutRight, cutTop, inside, type Rect } from './rect'

/** Where the parts of a call lie; an absent one is not shown. */
export interface CallLayout {
  readonly theirs: Rect
  readonly mine?: Rect
  readonly info?: Rect
  readonly log?: Rect
}

/** Cells of a picture of 4:3, the columns for a row: a cell is about twice as high as wide. */
const COLUMNS_PER_ROW = (4 / 3) * 2
const LEAST_SIDE = 20
const MOST_SIDE = 46
const LEAST_BELOW = 9
const LEAST_INFO = 5

/** Their picture as large as it can be, ours where that leaves room: beside it, under it, or over its corner. */
export const callLayout = (body: Rect, logShown: boolean): CallLayout => {
  const logRows = logShown ? Math.max(4, Math.min(Math.floor(body.height / 3), 10)) : 0
  const [area, log] = cutBottom(body, logRows)
  return { ...pictures(area), ...(logShown && { log }) }
}

const pictures = (area: Rect): CallLayout => {
  const side = area.width - Math.ceil((area.height - 2) * COLUMNS_PER_ROW) - 2
  if (side >= LEAST_SIDE) return beside(area, Math.min(side, MOST_SIDE))
  const below = area.height - Math.ceil((area.width - 2) / COLUMNS_PER_ROW) - 2
  return below >= LEAST_BELOW ? under(area, below) : corner(area)
}

const beside = (area: Rect, side: number): CallLayout => {
  const [theirs, column] = cutRight(area, side)
  const rows = Math.min(Math.round((side - 2) / COLUMNS_PER_ROW) + 2, column.height)
  const [mine, info] = cutTop(column, column.height - rows >= LEAST_INFO ? rows : column.height)
  return { theirs, mine, ...(info.height > 0 && { info }) }
}

const under = (area: Rect, below: number): CallLayout => {
  const [theirs, row] = cutBottom(area, below)
  const columns = Math.min(Math.round((below - 2) * COLUMNS_PER_ROW) + 2, Math.floor(area.width / 2))
  const [info, mine] = cutRight(row, columns)
  return { theirs, mine, info }
}

// Too small a self-view shows nothing: then their picture is left alone.
const corner = (area: Rect): CallLayout => {
  const { x, y, width, height } = inside(area)
  const columns = Math.floor(width / 4)
  const rows = Math.round((columns - 2) / COLUMNS_PER_ROW) + 2
  if (columns < 12 || rows > height / 2) return { theirs: area }
  return { theirs: area, mine: { x: x + width - columns, y: y + height - rows, width: columns, height: rows } }
}
