import type { Frame } from '../frame'
import { GridScaler } from './grid-scaler'
import { HALF_CELL_BYTES, halfJob } from './kernel/half-job'
import type { Kernel, Pointer } from './kernel/kernel'
import { Refresh } from './refresh'
import type { Box, Effort, View } from './renderer'
import { dueTermsOf, raised, termsOf } from './terms'

const WORD_BYTES = 4
/** A kernel reads whole vectors. */
const COVERED_SLACK = 16
/** No ink: what the terminal shows is not known. */
const UNKNOWN = -1

/** Half blocks for one box: owns what a kernel's memory holds for it. */
export class HalfCoder {
  private readonly scaler: GridScaler
  private readonly refresh: Refresh
  private readonly job: Pointer
  private readonly shown: Pointer
  /** What is shown before a picture, to begin again from. */
  private readonly before: Pointer
  private readonly shownBytes: number
  private readonly covered: Pointer
  private readonly out: Pointer
  private readonly outBytes: number
  /** The hold that the last picture needed to fit into its budget. */
  private neededHold = 0

  /** Takes all of the kernel's memory. `pixelHeight`: the height of half a cell in widths. */
  constructor(
    private readonly kernel: Kernel,
    private readonly box: Box,
    pixelHeight: number,
  ) {
    kernel.release()
    const cells = box.rows * box.cols
    this.scaler = new GridScaler(kernel, { width: box.cols, height: box.rows * 2, pixelHeight })
    this.refresh = new Refresh(box.rows)
    this.shownBytes = this.scaler.stride * box.rows * 2 * WORD_BYTES
    this.outBytes = (cells + 1) * HALF_CELL_BYTES
    this.job = halfJob.allocate(kernel)
    this.shown = kernel.allocate(this.shownBytes)
    this.before = kernel.allocate(this.shownBytes)
    this.covered = kernel.allocate(cells + COVERED_SLACK)
    this.out = kernel.allocate(this.outBytes)
    this.prepare()
    this.forget()
  }

  /** What the terminal shows is not known any more. */
  forget(): void {
    const from = this.shown / WORD_BYTES
    this.kernel.memory.words.fill(UNKNOWN, from, from + this.shownBytes / WORD_BYTES)
  }

  /** The bytes that turn what is shown into the frame, as far as the effort goes; valid until the next call. */
  encode(frame: Frame, view: View, effort: Effort): Uint8Array {
    this.scaler.scale(frame, view.fit)
    const { memory } = this.kernel
    if (view.covered !== undefined) memory.bytes.set(view.covered, this.covered)
    halfJob.write(memory, this.job, { covered: view.covered === undefined ? 0 : this.covered })
    return memory.bytes.subarray(this.out, this.out + this.fit(effort, view.nowMs))
  }

  /** What stays the same for the box. */
  private prepare(): void {
    const { scaler, shown, out, box } = this
    halfJob.write(this.kernel.memory, this.job, {
      ...{ picture: scaler.grid, stride: scaler.stride, shown, out, texts: 0, fore: UNKNOWN, back: UNKNOWN },
      ...{ row: box.row, col: box.col, rows: box.rows, cols: box.cols },
    })
  }

  /** Encodes with a higher hold, again and again, until the picture fits into the budget; answers its length. */
  private fit({ hold, budgetBytes }: Effort, nowMs: number | undefined): number {
    const due = this.refresh.due(nowMs)
    const budget = Math.max(0, Math.min(this.outBytes, Math.floor(budgetBytes)))
    halfJob.write(this.kernel.memory, this.job, { budget, firstRow: due.first, dueRows: due.count })
    this.copy(this.shown, this.before)
    let tried = Math.max(hold, this.neededHold / 2)
    let length = this.run(tried)
    for (let next = raised(tried); this.cut && next !== undefined; next = raised(tried)) {
      this.copy(this.before, this.shown)
      tried = next
      length = this.run(tried)
    }
    this.neededHold = tried > hold ? tried : 0
    this.refresh.done(this.visited, due)
    return length
  }

  private run(hold: number): number {
    const usual = termsOf(hold)
    const due = dueTermsOf(hold)
    halfJob.write(this.kernel.memory, this.job, {
      ...usual,
      dueTolerance: due.tolerance,
      duePrice: due.price,
    })
    return this.kernel.call.half(this.job)
  }

  private get visited(): number {
    return halfJob.read(this.kernel.memory, this.job).visited
  }

  private get cut(): boolean {
    return this.visited < this.box.rows
  }

  private copy(from: Pointer, to: Pointer): void {
    this.kernel.memory.bytes.copyWithin(to, from, from + this.shownBytes)
  }
}
