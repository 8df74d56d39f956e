import type { Memory, Pointer } from '../kernel'

const ESC = 0x1b
const BRACKET = 0x5b
const SEMICOLON = 0x3b
const SGR = 0x6d
const CURSOR_POSITION = 0x48
const CURSOR_FORWARD = 0x43
const NOWHERE = -1
const FORE_TRUE = Buffer.from('38;2')
const BACK_TRUE = Buffer.from('48;2')
/** An entry of a table of texts; an ink has two, as foreground and as background. */
const TEXT_BYTES = 16
/** What it takes to choose an ink without a text: more than any other way. */
const IMPOSSIBLE_BYTES = 1000

/** Which half of a character's colours. */
export type Ground = 'fore' | 'back'

/** How many decimal digits a whole number from 0 has. */
const digitsOf = (value: number): number => (value < 10 ? 1 : 1 + digitsOf(Math.floor(value / 10)))

/** Writes what a terminal understands, one run of bytes at a time. Twin of assembly/emit.ts. */
export class Emitter {
  private row = NOWHERE
  private col = NOWHERE

  /** Writes from `at` on, which then is behind the last byte; the cursor may be anywhere. */
  constructor(
    private readonly memory: Memory,
    public at: Pointer,
  ) {}

  byte(value: number): void {
    this.memory.bytes[this.at++] = value
  }

  csi(): void {
    this.byte(ESC)
    this.byte(BRACKET)
  }

  semicolon(): void {
    this.byte(SEMICOLON)
  }

  endSgr(): void {
    this.byte(SGR)
  }

  resetSgr(): void {
    this.csi()
    this.byte(SGR)
  }

  /** A whole number from 0. */
  decimal(value: number): void {
    if (value > 9) this.decimal(Math.floor(value / 10))
    this.byte(0x30 + (value % 10))
  }

  /** A length, then that many bytes. */
  text(entry: Pointer): void {
    const length = this.memory.bytes[entry] ?? 0
    for (let i = 1; i <= length; i++) this.byte(this.memory.bytes[entry + i] ?? 0)
  }

  /** A character of three bytes in UTF-8. */
  character(code: number): void {
    this.byte(0xe0 | (code >> 12))
    this.byte(0x80 | ((code >> 6) & 63))
    this.byte(0x80 | (code & 63))
  }

  /** To a cell, counted from 0. */
  moveTo(row: number, col: number): void {
    if (row !== this.row || col < this.col) this.position(row, col)
    else if (col > this.col) this.forward(col - this.col)
    this.row = row
    this.col = col
  }

  /** What was written last took a column. */
  advance(): void {
    this.col++
  }

  /** The bytes that a move takes. */
  moveBytes(row: number, col: number): number {
    if (row !== this.row || col < this.col) return 4 + digitsOf(row + 1) + digitsOf(col + 1)
    const gap = col - this.col
    if (gap < 2) return gap * 3
    return 3 + digitsOf(gap)
  }

  /** The parameters that choose a colour; `texts`: 0 for colours of 24 bits, else two texts for each ink. */
  ink(texts: Pointer, ground: Ground, value: number): void {
    if (texts !== 0) {
      this.text(texts + (value * 2 + Number(ground === 'back')) * TEXT_BYTES)
      return
    }
    for (const byte of ground === 'fore' ? FORE_TRUE : BACK_TRUE) this.byte(byte)
    for (let shift = 16; shift >= 0; shift -= 8) {
      this.semicolon()
      this.decimal((value >> shift) & 255)
    }
  }

  /** The bytes of these parameters; very many where a terminal cannot choose the ink. */
  inkBytes(texts: Pointer, ground: Ground, value: number): number {
    if (texts !== 0) return this.textBytes(texts + (value * 2 + Number(ground === 'back')) * TEXT_BYTES)
    return 7 + digitsOf((value >> 16) & 255) + digitsOf((value >> 8) & 255) + digitsOf(value & 255)
  }

  private textBytes(entry: Pointer): number {
    const length = this.memory.bytes[entry] ?? 0
    return length === 0 ? IMPOSSIBLE_BYTES : length
  }

  /** CUP: `CSI row ; col H`, counted from 1. */
  private position(row: number, col: number): void {
    this.csi()
    this.decimal(row + 1)
    this.semicolon()
    this.decimal(col + 1)
    this.byte(CURSOR_POSITION)
  }

  /** CUF: `CSI n C`, n omitted when it is 1. */
  private forward(count: number): void {
    this.csi()
    if (count > 1) this.decimal(count)
    this.byte(CURSOR_FORWARD)
  }
}
