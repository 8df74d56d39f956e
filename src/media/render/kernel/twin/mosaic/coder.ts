import type { Memory } from '../../kernel'
import { LEVEL_ERROR, MOST_CELL_BYTES, TURNS, type MosaicJob } from '../../mosaic-job'
import { CellPixels } from './cell'
import { Choice } from './choice'
import { Inks, NO_INK } from './inks'
import { Pen } from './pen'

/** Any error of a cell is less. */
const UNKNOWN_ERROR = 0x3fffffff
/** The shortest way to change a cell: a short move and one character. */
const LEAST_BYTES = 6
const CELL_WORDS = 4
/** Where nothing is scarce, colours that are set already are taken only if they are this much better (a power of two). */
const LAVISH_SHIFT = 3
/** Differences from the mean of a cell, in levels. */
const CALM_LEVELS = 2
const BUSY_LEVELS = 8
/** Neighbours have turns far apart, so that a refresh is not seen as a wave. */
const TURN_STEP = 97
/** One more than the highest step of a gain. */
const ALL_STEPS = 128

/** Where a picture goes on, and what a cell cost so far, in sixteenths of a byte. */
interface Progress {
  start: number
  cellBytes: number
}

/** Encodes one picture. */
export class Coder {
  private readonly pixels: CellPixels
  private readonly choice: Choice
  private readonly pen: Pen
  private readonly inks: Inks
  private readonly words: Int32Array
  private readonly total: number
  /** The error of a cell that is all but plain, and of one that is as busy as most. */
  private readonly calm: number
  private readonly busy: number
  /** Everything has room, so it does not matter which cells gain most. */
  private readonly plentiful: boolean
  /** Not everything that is wanted has room. */
  private scarce = false
  readonly progress: Progress

  constructor(
    private readonly memory: Memory,
    private readonly job: MosaicJob,
  ) {
    this.words = memory.words
    this.total = job.rows * job.cols
    const level = job.across * job.down * LEVEL_ERROR
    this.calm = level * CALM_LEVELS ** 2
    this.busy = Math.sqrt(level) * BUSY_LEVELS
    this.plentiful = job.budget >= (this.total + 2) * MOST_CELL_BYTES
    this.progress = { start: job.start, cellBytes: job.cellBytes }
    this.pixels = new CellPixels(job.across, job.down)
    this.inks = new Inks(memory, job)
    this.pen = new Pen(memory, job)
    this.choice = new Choice({ pixels: this.pixels, pen: this.pen, inks: this.inks })
  }

  /** Writes what is worth its bytes, and answers how many there are. */
  encode(): number {
    const wanted = this.weigh()
    const least = wanted > 0 ? this.leastStep(wanted) : 0
    this.scarce = least > 0
    if (wanted > 0) this.write(least)
    if (this.pen.length > 0) this.pen.reset()
    return this.pen.length
  }

  /** Notes what each cell would gain, and counts those that are worth writing. */
  private weigh(): number {
    let wanted = 0
    for (let cell = 0; cell < this.total; cell++) {
      const covered = this.job.covered > 0 && this.memory.bytes[this.job.covered + cell] === 1
      if (covered) this.words[this.record(cell) + 2] = NO_INK
      const gain = covered ? 0 : this.gainOf(cell)
      this.words[this.record(cell) + 3] = gain
      if (gain > 0) wanted++
    }
    return wanted
  }

  private gainOf(cell: number): number {
    this.load(cell)
    const least = this.price(cell) * LEAST_BYTES
    const shown = this.shownError(cell)
    if (shown === UNKNOWN_ERROR) return shown
    if (shown <= least) return 0
    if (this.plentiful) return shown
    const gain = shown - this.choice.fit()
    return gain > least ? gain : 0
  }

  /**
   * What a byte must take away in the cell that is loaded: more where it is busy, for there the eye sees less; but it
   * sees what stays wrong, so a cell in turn has no such excuse.
   */
  private price(cell: number): number {
    const { turnFrom, turns, perByte, perByteInTurn } = this.job
    const price = Math.floor((perByte * Math.sqrt(this.pixels.spread() + this.calm)) / this.busy)
    const inTurn = ((cell * TURN_STEP - turnFrom) & (TURNS - 1)) < turns
    return inTurn ? Math.min(price, perByteInTurn) : price
  }

  private load(cell: number): void {
    const { picture, stride, cols, across, down } = this.job
    const row = Math.floor(cell / cols)
    this.pixels.load(this.words, picture / 4 + row * down * stride + (cell - row * cols) * across, stride)
  }

  /** The cell's four words: pattern, foreground, background, gain. */
  private record(cell: number): number {
    return this.job.cells / 4 + cell * CELL_WORDS
  }

  private shownError(cell: number): number {
    const record = this.record(cell)
    const back = this.words[record + 2] ?? NO_INK
    if (back === NO_INK) return UNKNOWN_ERROR
    const fore = this.words[record + 1] ?? 0
    return this.pixels.error(this.words[record] ?? 0, this.inks.rgbOf(fore), this.inks.rgbOf(back))
  }

  /** The step of gain below which cells have to wait, so that the others fit into the budget. */
  private leastStep(wanted: number): number {
    let room = Math.floor((this.job.budget * 16) / this.progress.cellBytes)
    if (wanted <= room) return 0
    const counts = new Int32Array(ALL_STEPS)
    for (let cell = 0; cell < this.total; cell++) {
      const step = this.stepOf(cell)
      if (step >= 0) counts[step] = (counts[step] ?? 0) + 1
    }
    let step = ALL_STEPS
    while (step > 0 && room >= (counts[step - 1] ?? 0)) room -= counts[--step] ?? 0
    return step
  }

  /** A cell's gain in steps of a quarter of an octave; -1 for none. */
  private stepOf(cell: number): number {
    const gain = this.words[this.record(cell) + 3] ?? 0
    const octave = 31 - Math.clz32(gain)
    return octave < 2 ? octave * 4 : octave * 4 + ((gain >> (octave - 2)) & 3)
  }

  /** Writes the cells that gain most, then the others, as long as there is room. */
  private write(least: number): void {
    let written = this.sweep(least, ALL_STEPS)
    if (least > 0) written += this.sweep(0, least)
    if (written > 0) this.progress.cellBytes = (this.progress.cellBytes + (((this.pen.length * 16) / written) | 0)) >> 1
  }

  /** Writes the cells with a gain in these steps, from where there was no room left last time; answers how many. */
  private sweep(from: number, to: number): number {
    const first = this.progress.start < this.total ? this.progress.start : 0
    let written = 0
    for (let i = 0; i < this.total; i++) {
      const cell = first + i < this.total ? first + i : first + i - this.total
      const step = this.stepOf(cell)
      if (step < from || step >= to || step < 0) continue
      if (this.pen.length + 2 * MOST_CELL_BYTES > this.job.budget) {
        this.progress.start = cell
        break
      }
      this.words[this.record(cell) + 3] = 0
      if (this.writeCell(cell)) written++
    }
    return written
  }

  /** Writes a cell, if that takes away enough error for its bytes. */
  private writeCell(cell: number): boolean {
    const { choice, pen } = this
    this.load(cell)
    const price = this.price(cell)
    const shown = this.shownError(cell)
    if (shown - choice.fit() <= price * LEAST_BYTES) return false
    choice.choose(this.scarce ? price : price >> LAVISH_SHIFT)
    const row = this.job.row + Math.floor(cell / this.job.cols)
    const col = this.job.col + (cell % this.job.cols)
    if (shown - choice.error <= price * (choice.bytes + pen.moveCost(row, col))) return false
    pen.move(row, col)
    pen.put(choice.pattern, choice.fore, choice.back)
    this.note(this.record(cell))
    return true
  }

  private note(record: number): void {
    const { pattern, fore, back } = this.choice
    this.words[record] = pattern
    this.words[record + 1] = fore === NO_INK ? back : fore
    this.words[record + 2] = back === NO_INK ? fore : back
  }
}
