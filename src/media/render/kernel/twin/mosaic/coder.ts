import type { Memory } from '../../kernel'
import { LEVEL_ERROR, TURNS, type MosaicJob } from '../../mosaic-job'
import { Emitter } from '../emitter'
import { NO_INK, Pen } from '../pen'
import { CellPixels } from './cell'
import { Choice } from './choice'
import { Inks } from './inks'

/** Any error of a cell is less. */
const UNKNOWN_ERROR = 0x3fffffff
/** The shortest way to change a cell: a short move and one character. */
const LEAST_BYTES = 6
const CELL_WORDS = 4
const GLYPH_BYTES = 8
const RESET_BYTES = 3
/** Differences from the mean of a cell, in levels: of one that is all but plain, and of one that is as busy as most. */
const CALM_LEVELS = 2
const BUSY_LEVELS = 8
/** Neighbours have turns far apart, so that a refresh is not seen as a wave. */
const TURN_STEP = 97

/** A cell of the box, counted from its first. */
interface Place {
  readonly index: number
  readonly row: number
  readonly col: number
}

/** Encodes one picture. Twin of assembly/mosaic.ts. */
export class Coder {
  private readonly words: Int32Array
  private readonly pixels: CellPixels
  private readonly inks: Inks
  private readonly emitter: Emitter
  private readonly pen: Pen
  private readonly choice: Choice
  private readonly calm: number
  /** What a byte must take away, for each unit of a cell's busyness. */
  private readonly perByte: number

  constructor(
    private readonly memory: Memory,
    private readonly job: MosaicJob,
  ) {
    const level = job.across * job.down * LEVEL_ERROR
    this.calm = level * CALM_LEVELS ** 2
    this.perByte = job.perByte / (Math.sqrt(level) * BUSY_LEVELS)
    this.words = memory.words
    this.pixels = new CellPixels(job.across, job.down)
    this.inks = new Inks(memory, job)
    this.emitter = new Emitter(memory, job.out)
    this.pen = new Pen(this.emitter, job.texts)
    const glyphBytes = (pattern: number): number => memory.bytes[this.glyphOf(pattern)] ?? 0
    this.choice = new Choice({ pixels: this.pixels, pen: this.pen, inks: this.inks, glyphBytes })
  }

  /** How many bytes are written. */
  get length(): number {
    return this.emitter.at - this.job.out
  }

  /** Writes what is worth its bytes, and answers how many cells were encoded before one did not fit into the budget. */
  encode(): number {
    const { rows, cols, start } = this.job
    const cells = rows * cols
    this.forgetCovered(cells)
    const first = start < cells ? start : 0
    let visited = 0
    while (visited < cells && this.encodeNext((first + visited) % cells)) visited++
    if (this.length > 0) this.emitter.resetSgr()
    return visited
  }

  private encodeNext(index: number): boolean {
    if (this.isCovered(index)) return true
    const row = Math.floor(index / this.job.cols)
    return this.encodeCell({ index, row, col: index - row * this.job.cols })
  }

  private isCovered(index: number): boolean {
    return this.job.covered > 0 && this.memory.bytes[this.job.covered + index] === 1
  }

  /** What is shown where something else lies is not known, also in cells that the budget does not reach. */
  private forgetCovered(cells: number): void {
    for (let index = 0; index < cells; index++) if (this.isCovered(index)) this.words[this.recordOf(index) + 2] = NO_INK
  }

  /** Writes a cell if that takes away enough error for its bytes. False when the budget is used up. */
  private encodeCell(place: Place): boolean {
    const { choice, emitter, job } = this
    this.load(place)
    const inTurn = ((place.index * TURN_STEP - job.turnFrom) & (TURNS - 1)) < job.turns
    const price = this.priceOf(inTurn)
    const record = this.recordOf(place.index)
    const shown = this.shownError(record)
    // Most cells are no worse than when they were fitted last: what a fit would say of them can wait for their turn.
    const closely = inTurn || job.perByte === 0
    const known = closely ? 0 : (this.words[record + 3] ?? 0)
    if (shown - known <= price * LEAST_BYTES) return true
    const fitted = choice.fit(closely)
    this.words[record + 3] = fitted
    if (shown - fitted <= price * LEAST_BYTES) return true
    choice.choose(price)
    const bytes = choice.bytes + emitter.moveBytes(job.row + place.row, job.col + place.col)
    if (shown - choice.error <= price * bytes) return true
    if (this.length + bytes + RESET_BYTES > job.budget) return false
    emitter.moveTo(job.row + place.row, job.col + place.col)
    this.put(record)
    return true
  }

  private put(record: number): void {
    const { pattern, fore, back } = this.choice
    this.pen.select(fore, back)
    this.emitter.text(this.glyphOf(pattern))
    this.emitter.advance()
    this.words[record] = pattern
    this.words[record + 1] = fore === NO_INK ? back : fore
    this.words[record + 2] = back === NO_INK ? fore : back
  }

  private load({ row, col }: Place): void {
    const { picture, stride, across, down } = this.job
    this.pixels.load(this.words, picture / 4 + row * down * stride + col * across, stride)
  }

  /** A cell's four words: pattern, foreground, background, what the last fit left of error. */
  private recordOf(index: number): number {
    return this.job.cells / 4 + index * CELL_WORDS
  }

  /** The entry of a pattern's character. */
  private glyphOf(pattern: number): number {
    return this.job.glyphs + pattern * GLYPH_BYTES
  }

  private shownError(record: number): number {
    const back = this.words[record + 2] ?? NO_INK
    if (back === NO_INK) return UNKNOWN_ERROR
    const fore = this.words[record + 1] ?? 0
    return this.pixels.error(this.words[record] ?? 0, this.inks.rgbOf(fore), this.inks.rgbOf(back))
  }

  /**
   * What a byte must take away in the cell that is loaded: more where it is busy, for there the eye sees less; but it
   * sees what stays wrong, so a cell in turn has no such excuse.
   */
  private priceOf(inTurn: boolean): number {
    const price = Math.floor(this.perByte * Math.sqrt(this.pixels.spread() + this.calm))
    return inTurn ? Math.min(price, this.job.perByteInTurn) : price
  }
}
