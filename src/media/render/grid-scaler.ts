import type { Frame } from '../frame'
import { Denoiser } from './denoiser'
import type { Kernel, Pointer } from './kernel/kernel'
import { scaleJob } from './kernel/scale-job'
import { crop, place, type Grid } from './placement'
import type { Fit } from './renderer'

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

const BYTES_PER_PIXEL = 3
const BYTES_PER_WORD = 4
/** For each source column, and what a vector store writes behind the last. */
const SUM_BYTES = 12
const SUM_SLACK = 64
const PIXELS_PER_VECTOR = 4

/** Scales frames of any size by area into a grid in a kernel's memory. It owns the grid, and no more than a frame's scratch. */
export class GridScaler {
  /** `stride * height` words `red << 16 | green << 8 | blue`; words behind `width` in a row are 0. */
  readonly grid: Pointer
  /** Words from one row to the next: the width, rounded up to whole vectors. */
  readonly stride: number
  readonly width: number
  readonly height: number
  private readonly job: Pointer
  private placed = ''
  private denoiser: Denoiser | undefined

  /** Allocates in the kernel; whoever releases the kernel's memory makes a new scaler. */
  constructor(
    private readonly kernel: Kernel,
    private readonly size: Grid,
  ) {
    this.stride = Math.ceil(size.width / PIXELS_PER_VECTOR) * PIXELS_PER_VECTOR
    this.width = size.width
    this.height = size.height
    this.grid = kernel.allocate(this.stride * size.height * BYTES_PER_WORD)
    this.job = scaleJob.allocate(kernel)
  }

  /** Puts the frame into the grid, and gives a view of the grid's words that growth of the memory ends. */
  scale(frame: Frame, fit: Fit = 'letterbox', denoise = false): Int32Array {
    this.place(frame, fit)
    if (frame.width > 0 && frame.height > 0 && this.size.width > 0 && this.size.height > 0) this.fill(frame, fit)
    const start = this.grid / BYTES_PER_WORD
    const words = this.kernel.memory.words.subarray(start, start + this.stride * this.size.height)
    if (!denoise) this.denoiser = undefined
    else (this.denoiser ??= new Denoiser()).push(words, frame.madeAtMs)
    return words
  }

  private fill(frame: Frame, fit: Fit): void {
    const sumBytes = frame.width * SUM_BYTES + SUM_SLACK
    const sums = this.kernel.scratch(sumBytes + frame.data.length)
    const at = sums + sumBytes
    const { memory } = this.kernel
    memory.bytes.set(frame.data, at)
    const { y, x } = fit === 'fill' ? crop(frame, this.size) : { x: 0, y: 0 }
    const source = at + (y * frame.width + x) * BYTES_PER_PIXEL
    scaleJob.write(memory, this.job, { source, sums })
    this.kernel.call.scale(this.job)
  }

  /** What changes only with the sizes. Bars are blackened when the place of the picture changes. */
  private place(frame: Frame, fit: Fit): void {
    const key = `${frame.width}x${frame.height} ${fit}`
    if (key === this.placed) return
    this.placed = key
    const { memory } = this.kernel
    memory.bytes.fill(0, this.grid, this.grid + this.stride * this.size.height * BYTES_PER_WORD)
    if (frame.width < 1 || frame.height < 1 || this.size.width < 1 || this.size.height < 1) return
    const whole = { x: 0, y: 0, width: this.size.width, height: this.size.height }
    const spot = fit === 'fill' ? whole : place(frame, this.size)
    const part = fit === 'fill' ? crop(frame, this.size) : frame
    const across = gcd(part.width, spot.width)
    const down = gcd(part.height, spot.height)
    scaleJob.write(memory, this.job, {
      sourceStride: frame.width * BYTES_PER_PIXEL,
      sourceWidth: part.width,
      sourceHeight: part.height,
      target: this.grid + (spot.y * this.stride + spot.x) * BYTES_PER_WORD,
      targetStride: this.stride * BYTES_PER_WORD,
      width: spot.width,
      height: spot.height,
      acrossSource: spot.width / across,
      acrossTarget: part.width / across,
      downSource: spot.height / down,
      downTarget: part.height / down,
    })
  }
}
