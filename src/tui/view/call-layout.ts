import type { Corner, Layout } from '../layout'
import { cutBottom, cutRight, cutTop, inside, type Rect } from './rect'

/** Where the parts of a call lie; an absent one is not shown. */
export interface CallLayout {
  readonly theirs?: Rect
  readonly mine?: Rect
  readonly info?: Rect
  readonly log?: Rect
}

/** What is wished of a layout. */
export interface LayoutWish {
  readonly layout: Layout
  readonly corner: Corner
  readonly logShown: boolean
  /** There is no picture of ours: what is known takes its place. */
  readonly soundAlone: boolean
}

/** Cells of a picture of 4:3, the columns for a row: a cell is about twice as high as wide. */
export const COLUMNS_PER_ROW = (4 / 3) * 2
/** The column beside their picture: from what is left over, what its words want, and at most. */
const LEAST_SIDE = 18
const WANTED_SIDE = 27
const MOST_SIDE = 46
/** Ours never takes more of the width than this. */
const MOST_SHARE = 0.42
const LEAST_BELOW = 9
const LEAST_INFO = 5
const LEAST_MINE = 8

/** Where the pictures lie, and the words and the log beside them. */
export const callLayout = (body: Rect, { layout, corner, logShown, soundAlone }: LayoutWish): CallLayout => {
  const logRows = logShown ? Math.max(4, Math.min(Math.floor(body.height / 3), 10)) : 0
  const [area, log] = cutBottom(body, logRows)
  const laidOut = soundAlone ? withoutPictures(area) : LAID_OUT[layout](area, corner)
  return { ...laidOut, ...(logShown && { log }) }
}

const withoutPictures = (area: Rect): CallLayout => {
  const [theirs, info] = cutRight(area, Math.floor(area.width * MOST_SHARE))
  return { theirs, info }
}

const LAID_OUT: Readonly<Record<Layout, (area: Rect, corner: Corner) => CallLayout>> = {
  auto: (area) => automatic(area),
  theirs: (area) => ({ theirs: area }),
  side: (area) => sideBySide(area),
  corner: (area, corner) => cornered(area, corner),
  mine: (area) => ({ mine: area }),
}

/** Their picture as large as it can be, ours where that leaves room: beside it, under it, or over its corner. */
const automatic = (area: Rect): CallLayout => {
  const side = area.width - Math.ceil((area.height - 2) * COLUMNS_PER_ROW) - 2
  if (side >= LEAST_SIDE) return beside(area, sideWidth(side, area.width))
  const below = area.height - Math.ceil((area.width - 2) / COLUMNS_PER_ROW) - 2
  return below >= LEAST_BELOW ? under(area, below) : cornered(area, 'bottom-right')
}

const sideWidth = (left: number, all: number): number =>
  Math.min(Math.max(left, WANTED_SIDE), MOST_SIDE, Math.floor(all * MOST_SHARE))

const beside = (area: Rect, side: number): CallLayout => {
  const [theirs, column] = cutRight(area, side)
  const room = column.height - LEAST_INFO
  const rows = Math.min(Math.round((side - 2) / COLUMNS_PER_ROW) + 2, room)
  const [mine, info] = cutTop(column, room >= LEAST_MINE ? rows : column.height)
  return { theirs, mine, ...(info.height > 0 && { info }) }
}

const under = (area: Rect, below: number): CallLayout => {
  const [theirs, row] = cutBottom(area, below)
  const columns = Math.min(Math.round((below - 2) * COLUMNS_PER_ROW) + 2, Math.floor(area.width / 2))
  const [info, mine] = cutRight(row, columns)
  return { theirs, mine, info }
}

/** Two pictures of the same size; what they leave free below them is for words. */
const sideBySide = (area: Rect): CallLayout => {
  const half = Math.ceil(area.width / 2)
  const wanted = Math.ceil((half - 2) / COLUMNS_PER_ROW) + 2
  const rows = area.height - wanted >= LEAST_INFO ? wanted : area.height
  const [pictures, info] = cutTop(area, rows)
  const [theirs, mine] = cutRight(pictures, area.width - half)
  return { theirs, mine, ...(info.height > 0 && { info }) }
}

// Too small a self-view shows nothing: then their picture is left alone.
const cornered = (area: Rect, corner: Corner): CallLayout => {
  const { x, y, width, height } = inside(area)
  const columns = Math.floor(width / 4)
  const rows = Math.round((columns - 2) / COLUMNS_PER_ROW) + 2
  if (columns < 12 || rows > height / 2) return { theirs: area }
  const right = corner.endsWith('right') ? width - columns : 0
  const down = corner.startsWith('bottom') ? height - rows : 0
  return { theirs: area, mine: { x: x + right, y: y + down, width: columns, height: rows } }
}
