import type { Frame } from '../../frame'
import { SHAPES, type MosaicMode, type Shape } from '../glyphs'
import { GridScaler } from '../grid-scaler'
import type { Kernel, Pointer } from '../kernel/kernel'
import { loadKernel } from '../kernel/load-kernel'
import { LEVEL_ERROR, MOST_CELL_BYTES, mosaicJob } from '../kernel/mosaic-job'
import { RaisedHold } from '../raised-hold'
import { cellAspect, EXACT, type Box, type Effort, type Renderer, type Traits, type View } from '../renderer'
import { CloseLook } from './close-look'
import { writeTables } from './tables'

/** A cell in turn is held only for errors up to this many levels. */
const HOLD_IN_TURN = 2
/** A hold lets an error of so many levels stand in each pixel of a cell that would take this many bytes. */
const USUAL_BYTES = 120
const MOST_HOLD = 255
const CELL_WORDS = 4
const BACK = 2
const UNKNOWN = -1

/** A pattern in two inks: `red << 16 | green << 8 | blue`, or indices in a palette. */
export interface ShownCell {
  readonly pattern: number
  readonly fore: number
  readonly back: number
}

/** A box in the kernel's memory. */
interface Canvas {
  readonly scaler: GridScaler
  readonly job: Pointer
  readonly cells: Pointer
  readonly cellsBytes: number
  readonly covered: Pointer
  readonly out: Pointer
  readonly outBytes: number
}

/** One run over the cells. */
interface Pass {
  readonly hold: number
  /** The most that is held of cells in turn. */
  readonly inTurn: number
  /** Where its bytes begin in `out`, and how many there may be. */
  readonly from: number
  readonly budget: number
}

/** Cells of four, six or eight pixels in two colours each. */
export class Mosaic implements Renderer {
  private readonly shape: Shape
  private readonly look = new CloseLook()
  private readonly raisedHold: RaisedHold
  /** The cell that is encoded first. */
  private start = 0
  private box: Box = { row: 0, col: 0, rows: 0, cols: 0 }
  private canvas: Canvas

  constructor(
    readonly mode: MosaicMode,
    private readonly traits: Traits,
    private readonly kernel: Kernel = loadKernel(),
  ) {
    this.shape = SHAPES[mode]
    this.raisedHold = new RaisedHold(kernel)
    this.canvas = this.plan()
  }

  wanted({ box }: View): { readonly width: number; readonly height: number } {
    return { width: Math.max(1, box.cols * this.shape.across), height: Math.max(1, box.rows * this.shape.down) }
  }

  forget(): void {
    const { words } = this.kernel.memory
    const first = this.canvas.cells / 4
    for (let cell = 0; cell < this.box.rows * this.box.cols; cell++) words[first + cell * CELL_WORDS + BACK] = UNKNOWN
  }

  /** What the terminal shows in a cell of the box, counted from 0: undefined where that is not known. */
  shown(row: number, col: number): ShownCell | undefined {
    const { words } = this.kernel.memory
    const at = this.canvas.cells / 4 + (row * this.box.cols + col) * CELL_WORDS
    const [pattern = 0, fore = 0, back = UNKNOWN] = words.subarray(at, at + CELL_WORDS)
    return back === UNKNOWN ? undefined : { pattern, fore, back }
  }

  render(frame: Frame, view: View, effort: Effort = EXACT): Uint8Array {
    this.moveBox(view.box)
    const { scaler, job, covered, out, outBytes } = this.canvas
    scaler.scale(frame, view.fit, view.denoise)
    const { memory } = this.kernel
    if (view.covered) memory.bytes.set(view.covered.subarray(0, view.box.rows * view.box.cols), covered)
    const budget = Math.floor(Math.max(0, Math.min(effort.budgetBytes, outBytes)))
    mosaicJob.write(memory, job, { covered: view.covered ? covered : 0, ...this.look.next(view.nowMs) })
    const usual = { hold: effort.hold, inTurn: HOLD_IN_TURN, from: 0, budget }
    const length = budget < outBytes ? this.fit(effort.hold, budget) : this.encode(usual)
    return memory.bytes.subarray(out, out + length)
  }

  /** Encodes with a hold that lets the picture fit into the budget; answers its length. */
  private fit(hold: number, budget: number): number {
    const { cells, cellsBytes } = this.canvas
    let length = 0
    const draw = (tried: number, anew: boolean): boolean => {
      if (anew) length = 0
      const inTurn = tried > hold ? tried : HOLD_IN_TURN
      length += this.encode({ hold: tried, inTurn, from: length, budget: budget - length })
      return this.visited === this.count
    }
    this.raisedHold.draw({ hold, states: [{ at: cells, bytes: cellsBytes }], draw })
    // The next picture goes on where there was no room any more.
    this.start = this.count === 0 ? 0 : (this.start + this.visited) % this.count
    return length
  }

  private encode({ hold, inTurn, from, budget }: Pass): number {
    const { memory, call } = this.kernel
    const { job, out } = this.canvas
    const prices = { perByte: this.perByte(hold), perByteInTurn: this.perByte(Math.min(hold, inTurn)) }
    mosaicJob.write(memory, job, { ...prices, out: out + from, budget, start: this.start })
    return call.mosaic(job)
  }

  private get visited(): number {
    return mosaicJob.read(this.kernel.memory, this.canvas.job).visited
  }

  /** How many cells there are. */
  private get count(): number {
    return this.box.rows * this.box.cols
  }

  private moveBox(box: Box): void {
    const old = this.box
    if (old.row === box.row && old.col === box.col && old.rows === box.rows && old.cols === box.cols) return
    this.box = box
    this.canvas = this.plan()
    this.forget()
  }

  /** Lays out the kernel's memory for the box. */
  private plan(): Canvas {
    const { kernel, shape, traits } = this
    const { row, col, rows, cols } = this.box
    const { across, down } = shape
    kernel.release()
    const tables = writeTables(kernel, shape, traits.colours)
    const pixelHeight = (cellAspect(traits) * across) / down
    const scaler = new GridScaler(kernel, { width: cols * across, height: rows * down, pixelHeight })
    const job = mosaicJob.allocate(kernel)
    const cellsBytes = rows * cols * CELL_WORDS * 4
    const outBytes = (rows * cols + 1) * MOST_CELL_BYTES
    const cells = kernel.allocate(cellsBytes)
    const covered = kernel.allocate(rows * cols)
    const out = kernel.allocate(outBytes)
    const { grid: picture, stride } = scaler
    mosaicJob.write(kernel.memory, job, { picture, stride, row, col, cols, rows, across, down, cells, out, ...tables })
    return { scaler, job, cells, cellsBytes, covered, out, outBytes }
  }

  private perByte(hold: number): number {
    const held = Math.min(hold, MOST_HOLD)
    return Math.round((this.shape.across * this.shape.down * LEVEL_ERROR * held * held) / USUAL_BYTES)
  }
}
