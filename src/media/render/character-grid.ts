import { CellWriter } from './cells'
import type { Box } from './renderer'

/** What is written for one cell at most: a move and a character. */
const MOST_CELL_BYTES = 24
const UNKNOWN = -1

const sameBox = (a: Box, b: Box): boolean =>
  a.row === b.row && a.col === b.col && a.rows === b.rows && a.cols === b.cols

/** Characters without colours in a box: knows which are shown, and writes those that are to be others. */
export class CharacterGrid {
  /** The number of the wanted character of each cell. */
  wish = new Int32Array(0)
  private shown = new Int32Array(0)
  private box: Box = { row: 0, col: 0, rows: 0, cols: 0 }
  private readonly writer = new CellWriter()
  private start = 0

  constructor(private readonly characters: readonly Uint8Array[]) {}

  /** Whether the box is another one, of which nothing is known. */
  moveTo(box: Box): boolean {
    if (sameBox(box, this.box)) return false
    this.box = box
    this.wish = new Int32Array(box.rows * box.cols)
    this.shown = new Int32Array(box.rows * box.cols).fill(UNKNOWN)
    this.start = 0
    return true
  }

  forget(): void {
    this.shown.fill(UNKNOWN)
  }

  /** Writes what differs and is not covered; what the budget leaves out comes first next time. */
  write(covered: Uint8Array | undefined, budgetBytes: number): Uint8Array {
    const total = this.wish.length
    const first = this.start
    this.writer.begin()
    for (let cell = 0; cell < total; cell++) if (covered?.[cell] === 1) this.shown[cell] = UNKNOWN
    for (let i = 0; i < total; i++) {
      const cell = (first + i) % total
      if (covered?.[cell] === 1 || this.shown[cell] === this.wish[cell]) continue
      this.start = cell
      if (this.writer.out.length + MOST_CELL_BYTES > budgetBytes) break
      this.put(cell)
    }
    return this.writer.out.view()
  }

  private put(cell: number): void {
    const number = this.wish[cell] ?? 0
    const character = this.characters[number]
    if (character === undefined) return
    const { row, col, cols } = this.box
    this.shown[cell] = number
    this.writer.moveTo(row + Math.floor(cell / cols), col + (cell % cols))
    this.writer.put(character)
  }
}
