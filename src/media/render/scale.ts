import type { Frame } from '../frame'
import { place, type Grid } from './placement'

export { place, type Grid, type Placement } from './placement'
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/**
 * One axis of the scaling in whole units: a source pixel is `perSource` units wide and a target pixel `perTarget`,
 * so every overlap is a whole number and the mean is exact.
 */
interface Axis {
  readonly perSource: number
  readonly perTarget: number
}

const axisOf = (source: number, target: number): Axis => {
  const shared = gcd(source, target)
  return { perSource: target / shared, perTarget: source / shared }
}

/** Scales frames of any size by area into a grid, letterboxed. The result's memory is used again. */
export class Scaler {
  private target = new Uint8Array(0)
  private columns = new Int32Array(0)
  private placed = ''

  /** The frame in the grid, BGR, `width * height * 3` bytes, valid until the next call. */
  scale(frame: Frame, grid: Grid): Uint8Array {
    this.prepare(frame, grid)
    if (frame.width < 1 || frame.height < 1 || this.target.length === 0) return this.target
    const spot = place(frame, grid)
    const across = axisOf(frame.width, spot.width)
    const down = axisOf(frame.height, spot.height)
    const full = across.perTarget * down.perTarget
    for (let y = 0; y < spot.height; y++) {
      this.sumRows(frame, down, y)
      this.sumColumns({ axis: across, width: spot.width, full, at: ((spot.y + y) * grid.width + spot.x) * 3 })
    }
    return this.target
  }

  /** Bars are blackened only when the place of the picture changes. */
  private prepare(frame: Frame, grid: Grid): void {
    const key = `${frame.width}x${frame.height} ${grid.width}x${grid.height} ${grid.pixelHeight}`
    if (key === this.placed) return
    this.placed = key
    this.target = new Uint8Array(grid.width * grid.height * 3)
    this.columns = new Int32Array(frame.width * 3)
  }

  /** Sums, weighted by overlap, the source rows that lie under target row `y`. */
  private sumRows(frame: Frame, axis: Axis, y: number): void {
    const { columns } = this
    const stride = frame.width * 3
    const end = (y + 1) * axis.perTarget
    let from = y * axis.perTarget
    columns.fill(0)
    while (from < end) {
      const row = Math.floor(from / axis.perSource)
      const until = Math.min(end, (row + 1) * axis.perSource)
      addRow(columns, frame.data.subarray(row * stride, (row + 1) * stride), until - from)
      from = until
    }
  }

  /** Sums the row's columns under each target pixel and writes the mean, rounded. */
  private sumColumns(run: { axis: Axis; width: number; full: number; at: number }): void {
    const { columns, target } = this
    const { perSource, perTarget } = run.axis
    const scale = 1 / run.full
    let column = 0
    let left = perSource
    for (let x = 0, at = run.at; x < run.width; x++, at += 3) {
      let blue = 0
      let green = 0
      let red = 0
      let need = perTarget
      while (need > 0) {
        const weight = left < need ? left : need
        blue += (columns[column] ?? 0) * weight
        green += (columns[column + 1] ?? 0) * weight
        red += (columns[column + 2] ?? 0) * weight
        need -= weight
        left -= weight
        if (left === 0) {
          column += 3
          left = perSource
        }
      }
      target[at] = blue * scale + 0.5
      target[at + 1] = green * scale + 0.5
      target[at + 2] = red * scale + 0.5
    }
  }
}

const addRow = (sums: Int32Array, row: Uint8Array, weight: number): void => {
  if (weight === 1) for (let i = 0; i < row.length; i++) sums[i] = (sums[i] ?? 0) + (row[i] ?? 0)
  else for (let i = 0; i < row.length; i++) sums[i] = (sums[i] ?? 0) + (row[i] ?? 0) * weight
}
