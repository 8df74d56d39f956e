import type { Memory } from '../../kernel'
import type { MosaicJob } from '../../mosaic-job'
import { NO_INK, type Ground, type Inks } from './inks'

const ESC = 0x1b
const BRACKET = 0x5b
const SEMICOLON = 0x3b
const TWO = 0x32
const THREE = 0x33
const FOUR = 0x34
const EIGHT = 0x38
const SGR = 0x6d
const CURSOR_POSITION = 0x48
const CURSOR_FORWARD = 0x43
/** `CSI` and `m` around the parameters. */
const FRAME_BYTES = 3
const GLYPH_BYTES = 8
const NOWHERE = -1

/** Writes characters in two colours, and knows which colours the terminal has set and what a change of them costs. */
export class Pen {
  fore = NO_INK
  back = NO_INK
  private at: number
  private row = NOWHERE
  private col = NOWHERE

  constructor(
    private readonly memory: Memory,
    private readonly job: MosaicJob,
    private readonly inks: Inks,
  ) {
    this.at = job.out
  }

  /** How many bytes are written. */
  get length(): number {
    return this.at - this.job.out
  }

  /** Bytes that it takes until both colours are set; `NO_INK` stands for a colour that does not matter. */
  cost(fore: number, back: number): number {
    const forFore = fore === NO_INK || fore === this.fore ? 0 : this.inks.cost('fore', fore)
    const forBack = back === NO_INK || back === this.back ? 0 : this.inks.cost('back', back)
    if (forFore === 0 && forBack === 0) return 0
    return FRAME_BYTES + forFore + forBack + Number(forFore > 0 && forBack > 0)
  }

  /** Bytes of the character for a pattern. */
  glyphCost(pattern: number): number {
    return this.memory.bytes[this.job.glyphs + pattern * GLYPH_BYTES] ?? 0
  }

  /** Writes a pattern into a cell, counted from 0 in the screen. */
  put(row: number, col: number, pattern: number): void {
    this.moveTo(row, col)
    this.copy(this.job.glyphs + pattern * GLYPH_BYTES)
    this.col++
  }

  /** Sets the colours that are not set yet; before the move, or after it. */
  select(fore: number, back: number): void {
    const newFore = fore !== NO_INK && fore !== this.fore
    const newBack = back !== NO_INK && back !== this.back
    if (!newFore && !newBack) return
    this.csi()
    if (newFore) this.choose('fore', fore)
    if (newFore && newBack) this.byte(SEMICOLON)
    if (newBack) this.choose('back', back)
    this.byte(SGR)
  }

  /** The terminal's own colours again. */
  reset(): void {
    this.csi()
    this.byte(SGR)
  }

  private moveTo(row: number, col: number): void {
    if (row !== this.row || col < this.col) this.position(row, col)
    else if (col > this.col) this.forward(col - this.col)
    this.row = row
    this.col = col
  }

  /** CUP: `CSI row ; col H`, counted from 1. */
  private position(row: number, col: number): void {
    this.csi()
    this.decimal(row + 1)
    this.byte(SEMICOLON)
    this.decimal(col + 1)
    this.byte(CURSOR_POSITION)
  }

  /** CUF: `CSI n C`, n omitted when it is 1. */
  private forward(count: number): void {
    this.csi()
    if (count > 1) this.decimal(count)
    this.byte(CURSOR_FORWARD)
  }

  private choose(ground: Ground, ink: number): void {
    if (this.inks.listed) this.copy(this.inks.textOf(ground, ink))
    else this.trueColour(ground, ink)
    if (ground === 'fore') this.fore = ink
    else this.back = ink
  }

  /** `38;2;r;g;b` or `48;2;r;g;b`. */
  private trueColour(ground: Ground, rgb: number): void {
    this.byte(ground === 'fore' ? THREE : FOUR)
    this.byte(EIGHT)
    this.byte(SEMICOLON)
    this.byte(TWO)
    for (let shift = 16; shift >= 0; shift -= 8) {
      this.byte(SEMICOLON)
      this.copy(this.job.decimals + ((rgb >> shift) & 255) * 4)
    }
  }

  private csi(): void {
    this.byte(ESC)
    this.byte(BRACKET)
  }

  private byte(value: number): void {
    this.memory.bytes[this.at++] = value
  }

  /** A table's entry: its length, then its bytes. */
  private copy(entry: number): void {
    const length = this.memory.bytes[entry] ?? 0
    for (let i = 1; i <= length; i++) this.byte(this.memory.bytes[entry + i] ?? 0)
  }

  private decimal(value: number): void {
    if (value > 255) {
      this.decimal(Math.floor(value / 10))
      value %= 10
    }
    this.copy(this.job.decimals + value * 4)
  }
}
