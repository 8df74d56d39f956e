import type { Frame } from '../../frame'
import { SHAPES, type MosaicMode, type Shape } from '../glyphs'
import { GridScaler } from '../grid-scaler'
import type { Kernel, Pointer } from '../kernel/kernel'
import { loadKernel } from '../kernel/load-kernel'
import { LEVEL_ERROR, MOST_CELL_BYTES, mosaicJob } from '../kernel/mosaic-job'
import { cellAspect, EXACT, type Box, type Effort, type Renderer, type Traits, type View } from '../renderer'
import { CloseLook } from './close-look'
import { writeTables } from './tables'

/** A cell in turn is held only for errors up to this many levels. */
const HOLD_IN_TURN = 2.5
/** A hold lets an error of so many levels stand in each pixel of a cell that would take this many bytes. */
const USUAL_BYTES = 140
const MOST_HOLD = 255
const CELL_WORDS = 4
const BACK = 2
const UNKNOWN = -1
/** No picture is larger; sixteen times as much is still a number of 32 bits. */
const MOST_BYTES = 2 ** 26

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
  readonly covered: Pointer
  readonly out: Pointer
}

/** Cells of four, six or eight pixels in two colours each. */
export class Mosaic implements Renderer {
  private readonly shape: Shape
  private readonly look = new CloseLook()
  private box: Box = { row: 0, col: 0, rows: 0, cols: 0 }
  private canvas: Canvas

  constructor(
    readonly mode: MosaicMode,
    private readonly traits: Traits,
    private readonly kernel: Kernel = loadKernel(),
  ) {
    this.shape = SHAPES[mode]
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
    const { scaler, job, covered, out } = this.canvas
    scaler.scale(frame, view.fit)
    const { memory } = this.kernel
    if (view.covered) memory.bytes.set(view.covered.subarray(0, view.box.rows * view.box.cols), covered)
    mosaicJob.write(memory, job, {
      covered: view.covered ? covered : 0,
      budget: Math.floor(Math.max(0, Math.min(effort.budgetBytes, MOST_BYTES))),
      perByte: this.perByte(effort.hold),
      perByteInTurn: this.perByte(Math.min(effort.hold, HOLD_IN_TURN)),
      ...this.look.next(view.nowMs),
    })
    return memory.bytes.subarray(out, out + this.kernel.call.mosaic(job))
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
    const cells = kernel.allocate(rows * cols * CELL_WORDS * 4)
    const covered = kernel.allocate(rows * cols)
    const out = kernel.allocate((rows * cols + 1) * MOST_CELL_BYTES)
    const { grid: picture, stride } = scaler
    mosaicJob.write(kernel.memory, job, { picture, stride, row, col, cols, rows, across, down, cells, out, ...tables })
    mosaicJob.write(kernel.memory, job, { cellBytes: FIRST_GUESS })
    return { scaler, job, cells, covered, out }
  }

  private perByte(hold: number): number {
    const held = Math.min(hold, MOST_HOLD)
    return Math.round((this.shape.across * this.shape.down * LEVEL_ERROR * held * held) / USUAL_BYTES)
  }
}

/** What a cell will cost, in sixteenths of a byte, before any was written. */
const FIRST_GUESS = 40 * 16
