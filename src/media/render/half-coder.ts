import type { Frame } from '../frame'
import { GridScaler } from './grid-scaler'
import { HalfInks, type HalfEffort } from './half-inks'
import { HALF_CELL_BYTES, halfJob } from './kernel/half-job'
import type { Kernel, Pointer } from './kernel/kernel'
import { RaisedHold } from './raised-hold'
import { Refresh, type DueRows } from './refresh'
import type { Box, ColourDepth, Effort, View } from './renderer'

const WORD_BYTES = 4
/** A kernel reads whole vectors. */
const COVERED_SLACK = 16
/** No ink: what the terminal shows is not known. */
const UNKNOWN = -1

/** What half blocks are made for. */
export interface HalfPlan {
  readonly box: Box
  readonly colours: ColourDepth
  /** The height of half a cell in widths. */
  readonly pixelHeight: number
}

/** Half blocks for one box: owns what a kernel's memory holds for it. */
export class HalfCoder {
  private readonly scaler: GridScaler
  private readonly refresh: Refresh
  private readonly inks: HalfInks
  private readonly job: Pointer
  private readonly shown: Pointer
  private readonly shownBytes: number
  private readonly covered: Pointer
  private readonly out: Pointer
  private readonly outBytes: number
  private readonly raisedHold: RaisedHold

  /** Takes all of the kernel's memory. */
  constructor(
    private readonly kernel: Kernel,
    private readonly plan: HalfPlan,
  ) {
    kernel.release()
    const { box, pixelHeight } = plan
    const cells = box.rows * box.cols
    this.scaler = new GridScaler(kernel, { width: box.cols, height: box.rows * 2, pixelHeight })
    this.refresh = new Refresh(box.rows)
    this.shownBytes = this.scaler.stride * box.rows * 2 * WORD_BYTES
    this.outBytes = (cells + 1) * HALF_CELL_BYTES
    this.job = halfJob.allocate(kernel)
    this.shown = kernel.allocate(this.shownBytes)
    this.covered = kernel.allocate(cells + COVERED_SLACK)
    this.out = kernel.allocate(this.outBytes)
    this.raisedHold = new RaisedHold(kernel)
    this.inks = new HalfInks(kernel, this.scaler, plan.colours)
    this.prepare()
    this.forget()
  }

  /** What the terminal shows is not known any more. */
  forget(): void {
    const from = this.shown / WORD_BYTES
    this.kernel.memory.words.fill(UNKNOWN, from, from + this.shownBytes / WORD_BYTES)
  }

  /** The bytes that turn what is shown into the frame, as far as the effort goes; valid until the next call. */
  encode(frame: Frame, view: View, { hold, budgetBytes }: Effort): Uint8Array {
    this.scaler.scale(frame, view.fit, view.denoise)
    this.cover(view.covered)
    const due = this.refresh.due(view.nowMs)
    const budget = Math.max(0, Math.min(this.outBytes, Math.floor(budgetBytes)))
    halfJob.write(this.kernel.memory, this.job, { out: this.out, budget, firstRow: due.first, dueRows: due.count })
    const length = budget < this.outBytes ? this.fit(hold, due, budget) : this.run({ hold, raised: false }, due)
    this.refresh.done(this.visited, due)
    return this.kernel.memory.bytes.subarray(this.out, this.out + length)
  }

  /** What stays the same for the box. */
  private prepare(): void {
    const { scaler, shown, out, inks } = this
    const { row, col, rows, cols } = this.plan.box
    const places = { picture: inks.picture, shown, out, texts: inks.texts, stride: scaler.stride }
    halfJob.write(this.kernel.memory, this.job, { ...places, row, col, rows, cols, fore: inks.fore, back: inks.back })
  }

  private cover(covered: Uint8Array | undefined): void {
    const { memory } = this.kernel
    if (covered !== undefined) memory.bytes.set(covered, this.covered)
    halfJob.write(memory, this.job, { covered: covered === undefined ? 0 : this.covered })
  }

  /** Encodes with a hold that lets the picture fit into the budget; answers its length. */
  private fit(hold: number, due: DueRows, budget: number): number {
    const states = [{ at: this.shown, bytes: this.shownBytes }, ...this.inks.states]
    let length = 0
    const draw = (tried: number, anew: boolean): boolean => {
      if (anew) length = 0
      halfJob.write(this.kernel.memory, this.job, { out: this.out + length, budget: budget - length })
      length += this.run({ hold: tried, raised: tried > hold }, due)
      return this.visited === this.plan.box.rows
    }
    this.raisedHold.draw({ hold, states, draw })
    return length
  }

  private run(effort: HalfEffort, due: DueRows): number {
    halfJob.write(this.kernel.memory, this.job, this.inks.choose(effort, due))
    return this.kernel.call.half(this.job)
  }

  private get visited(): number {
    return halfJob.read(this.kernel.memory, this.job).visited
  }
}
