import { NO_COLOUR } from '../kernel/quantize-job'
import type { DueRows } from '../refresh'
import type { PixelArea, Pixels } from '../pixels/plane'

/** A cell is drawn again when so many of its pixels differ; fewer come with the sweep of the refresh. */
const CHANGED_PIXELS = 3
/** Unchanged cells between two changed ones that are drawn with them: a picture of its own costs about as much. */
const BRIDGED_CELLS = 5

/** Pixels of a cell. */
interface Cell {
  readonly width: number
  readonly height: number
}

/** What becomes of a cell: something lies over it, it may stay, it is to be drawn. */
type Fate = 'covered' | 'same' | 'changed'

/** The cells that changed, in runs along each row of cells; none holds a covered one. */
export const changedTiles = (pixels: Pixels, cell: Cell, due: DueRows): readonly PixelArea[] =>
  rowsOf(pixels, cell).flatMap((row) => {
    const least = isDue(row, pixels.height, due) ? 1 : CHANGED_PIXELS
    return runs(fatesOf(pixels, row, cell, least)).map((run) => tileOf(run, row, cell))
  })

const isDue = ({ y, height }: PixelArea, rows: number, { first, count }: DueRows): boolean =>
  (first - y + rows) % rows < height || (y - first + rows) % rows < count

/** Everything that is not covered, in as few rectangles as rows of cells with equal gaps allow. */
export const visibleTiles = (pixels: Pixels, cell: Cell): readonly PixelArea[] => {
  const tiles: PixelArea[] = []
  for (const row of rowsOf(pixels, cell)) {
    // Every pixel counts as changed: only what is covered parts the runs.
    for (const run of runs(fatesOf(pixels, row, cell, 0))) add(tiles, tileOf(run, row, cell))
  }
  return tiles
}

/** Joins a tile with the one above it, where both are equally wide. */
const add = (tiles: PixelArea[], tile: PixelArea): void => {
  const above = tiles.findIndex(
    ({ x, y, width, height }) => x === tile.x && width === tile.width && y + height === tile.y,
  )
  const upper = tiles[above]
  if (upper === undefined) tiles.push(tile)
  else tiles[above] = { ...upper, height: upper.height + tile.height }
}

const rowsOf = ({ width, height }: Pixels, cell: Cell): readonly PixelArea[] =>
  Array.from({ length: Math.ceil(height / cell.height) }, (_, row) => {
    const y = row * cell.height
    return { x: 0, y, width, height: Math.min(cell.height, height - y) }
  })

const fatesOf = (pixels: Pixels, row: PixelArea, cell: Cell, least: number): readonly Fate[] =>
  Array.from({ length: Math.ceil(row.width / cell.width) }, (_, col) => {
    const x = col * cell.width
    return fateOf(pixels, { ...row, x, width: Math.min(cell.width, row.width - x) }, least)
  })

const fateOf = ({ stride, wish, shown }: Pixels, area: PixelArea, least: number): Fate => {
  let changed = 0
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let i = y * stride + area.x; i < y * stride + area.x + area.width; i++) {
      if (wish[i] === NO_COLOUR) return 'covered'
      if (shown[i] === NO_COLOUR) changed += least
      else if (wish[i] !== shown[i]) changed++
    }
  }
  return changed >= least ? 'changed' : 'same'
}

interface Run {
  readonly from: number
  readonly to: number
}

/** Runs from a changed cell to a changed cell, over few that are the same and over none that is covered. */
const runs = (fates: readonly Fate[]): readonly Run[] => {
  const found: Run[] = []
  let apart = true
  fates.forEach((fate, col) => {
    if (fate === 'covered') apart = true
    if (fate !== 'changed') return
    const last = found.at(-1)
    if (last === undefined || apart || col - last.to > BRIDGED_CELLS) found.push({ from: col, to: col + 1 })
    else found[found.length - 1] = { from: last.from, to: col + 1 }
    apart = false
  })
  return found
}

const tileOf = ({ from, to }: Run, row: PixelArea, cell: Cell): PixelArea => {
  const x = from * cell.width
  return { ...row, x, width: Math.min(to * cell.width, row.width) - x }
}
