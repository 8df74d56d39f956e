import type { Model, Size } from '../model'
import { chartsOf, type Chart } from './measures'

/** What stands in one place of the pane: a chart, or the control messages. */
export type Tile = Chart | 'messages'

/** The least place of a tile: its border, a line of words, and a chart that says something. */
const LEAST: Size = { columns: 29, rows: 7 }
/** Wider than this a tile gains nothing by being wider. */
const WIDE = 40

/** Columns and rows of tiles. */
export interface Grid {
  readonly columns: number
  readonly rows: number
}

/** The tiles of a call, with sound or without. */
export const tilesOf = ({ call }: Model): readonly Tile[] => [
  ...chartsOf(call.tag === 'live' && call.meters !== undefined),
  'messages',
]

/** How so many tiles lie in a room; those of later pages have the same places. */
export const gridOf = (room: Size, tiles: number): Grid => {
  const most = Math.max(1, Math.floor(room.columns / LEAST.columns))
  const rows = Math.max(1, Math.floor(room.rows / LEAST.rows))
  // As few columns as hold all, but tiles no wider than is good for them.
  const columns = Math.min(most, Math.max(Math.ceil(tiles / rows), Math.floor(room.columns / WIDE), 1), tiles)
  return { columns, rows: Math.min(rows, Math.ceil(tiles / columns)) }
}

/** From so many rows of the screen on the pictures stay in sight above the statistics. */
const HALF_FROM = 30

/** Rows of the statistics on a screen of so many. */
export const statisticsRows = (rows: number): number => (rows < HALF_FROM ? rows : Math.ceil(rows / 2))

/** Rows of the screen that are never the statistics': the bars at the top and at the bottom, and the line of figures. */
const AROUND = 3

/** The room of the statistics on the screen of a call: what the pictures would have of it otherwise. */
const statisticsRoom = ({ size, demo, sending }: Model): Size => {
  const taken = AROUND + (demo ? 1 : 0) + (sending.file === undefined ? 0 : 1)
  return { columns: size.columns, rows: statisticsRows(size.rows - taken) }
}

/** How many pages the statistics have on this screen. */
export const statisticsPages = (model: Model): number => {
  const tiles = tilesOf(model).length
  const { columns, rows } = gridOf(statisticsRoom(model), tiles)
  return Math.ceil(tiles / (columns * rows))
}
