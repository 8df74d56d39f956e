import type { CellArea } from '../kitty/visible'
import type { PixelGrid } from '../pixels/geometry'
import type { DueRows } from '../refresh'

/** A cell is sent again when so many of its pixels differ; fewer come with the sweep of the refresh. */
const CHANGED_PIXELS = 3
/** A cell whose turn it is has to be as near as this share of the hold, and so many levels at most. */
const DUE_SHARE = 0.5
const DUE_MOST = 2
/** A better quality is worth sending again from so much on. */
const FINER = 5
const UNKNOWN = 0

/** When a cell is sent again. */
export interface Doubt {
  /** Levels. */
  readonly hold: number
  /** Rows of cells. */
  readonly due: DueRows
  /** The quality that cells in turn could have. */
  readonly quality: number
}

/** Of which pixels the terminal has a picture, and how good it is. */
export class SentPixels {
  private readonly words: Int32Array
  /** The quality of each cell's JPEG, or UNKNOWN. */
  private readonly quality: Uint8Array

  /** `stride`: words from one row of pixels to the next. */
  constructor(
    private readonly grid: PixelGrid,
    private readonly cells: { readonly rows: number; readonly cols: number },
    private readonly stride: number,
  ) {
    this.words = new Int32Array(stride * grid.height)
    this.quality = new Uint8Array(cells.rows * cells.cols)
  }

  /** What is shown is not known any more; with `covered`, only of the cells that are 1 there. */
  forget(covered?: Uint8Array): void {
    if (covered === undefined) this.quality.fill(UNKNOWN)
    else covered.forEach((is, cell) => is === 1 && (this.quality[cell] = UNKNOWN))
  }

  /** A byte for each cell: 1 where it has to be sent for these pixels, `red << 16 | green << 8 | blue`. */
  changed(words: Int32Array, { hold, due, quality }: Doubt, covered: Uint8Array | undefined): Uint8Array {
    const { rows, cols } = this.cells
    const usual = { hold, least: hold > 0 ? CHANGED_PIXELS : 1 }
    const close = { hold: Math.min(DUE_MOST, hold * DUE_SHARE), least: 1 }
    return this.quality.map((sent, cell) => {
      if (covered?.[cell] === 1) return 0
      if (sent === UNKNOWN) return 1
      const isDue = (Math.floor(cell / cols) - due.first + rows) % rows < due.count
      if (isDue && sent + FINER <= quality) return 1
      return Number(this.differs(words, cell, isDue ? close : usual))
    })
  }

  /** These cells were sent. */
  keep(words: Int32Array, { row, col, rows, cols }: CellArea, quality: number): void {
    const { width, height } = this.grid.cell
    for (let y = row * height; y < (row + rows) * height; y++) {
      const from = y * this.stride + col * width
      this.words.set(words.subarray(from, from + cols * width), from)
    }
    for (let y = row; y < row + rows; y++)
      this.quality.fill(quality, y * this.cells.cols + col, y * this.cells.cols + col + cols)
  }

  /** Whether so many pixels of a cell are off by more than the hold in any channel. */
  private differs(words: Int32Array, cell: number, { hold, least }: { hold: number; least: number }): boolean {
    const { width, height } = this.grid.cell
    const corner = Math.floor(cell / this.cells.cols) * height * this.stride + (cell % this.cells.cols) * width
    let count = 0
    for (let y = 0; y < height; y++)
      for (let at = corner + y * this.stride, end = at + width; at < end; at++)
        if (isOff(words[at] ?? 0, this.words[at] ?? 0, hold) && ++count >= least) return true
    return false
  }
}

const isOff = (a: number, b: number, hold: number): boolean =>
  a !== b &&
  (Math.abs((a & 255) - (b & 255)) > hold ||
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) > hold ||
    Math.abs((a >> 16) - (b >> 16)) > hold)
