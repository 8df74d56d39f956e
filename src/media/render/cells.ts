import { ByteWriter, bytesOf } from './bytes'

/** Nothing that is written for one cell is longer: a move (13), two colours (38) and a character (3). */
const MAX_CELL_BYTES = 64
const SEMICOLON = 0x3b
const CURSOR_POSITION = 0x48
const CURSOR_FORWARD = 0x43
const RESET = bytesOf('\x1b[m')
const NOWHERE = -1

/** Writes characters into cells of the terminal, with the shortest cursor moves between them. */
export class CellWriter {
  readonly out = new ByteWriter()
  private row = NOWHERE
  private col = NOWHERE

  /** Starts a picture: nothing written, the cursor could be anywhere. */
  begin(): void {
    this.out.clear()
    this.row = NOWHERE
  }

  /** Moves to a cell, counted from 0. */
  moveTo(row: number, col: number): void {
    this.out.reserve(MAX_CELL_BYTES)
    if (row !== this.row || col < this.col) this.position(row, col)
    else if (col !== this.col) this.forward(col - this.col)
    this.row = row
    this.col = col
  }

  /** Writes one character of one cell's width. */
  put(character: Uint8Array): void {
    this.out.bytes(character)
    this.col++
  }

  /** Back to the terminal's own colours. */
  reset(): void {
    this.out.reserve(MAX_CELL_BYTES)
    this.out.bytes(RESET)
  }

  /** CUP: `CSI row ; col H`, counted from 1. */
  private position(row: number, col: number): void {
    this.out.csi()
    this.out.decimal(row + 1)
    this.out.byte(SEMICOLON)
    this.out.decimal(col + 1)
    this.out.byte(CURSOR_POSITION)
  }

  /** CUF: `CSI n C`, n omitted when it is 1. */
  private forward(count: number): void {
    this.out.csi()
    if (count > 1) this.out.decimal(count)
    this.out.byte(CURSOR_FORWARD)
  }
}
