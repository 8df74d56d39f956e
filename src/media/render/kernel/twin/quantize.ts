import type { Memory, Pointer } from '../kernel'
import { NO_COLOUR, quantizeJob, type QuantizeJob } from '../quantize-job'
import { nearest } from './nearest'

/** Whether two words differ by no more than `limit` in each channel. */
const near = (one: number, other: number, limit: number): boolean =>
  Math.abs((one & 255) - (other & 255)) <= limit &&
  Math.abs(((one >> 8) & 255) - ((other >> 8) & 255)) <= limit &&
  Math.abs((one >> 16) - (other >> 16)) <= limit

/** Goes over the pixels of one picture. */
class Quantizer {
  private changed = 0

  constructor(
    private readonly memory: Memory,
    private readonly job: QuantizeJob,
  ) {}

  run(): number {
    const { job } = this
    this.memory.bytes.fill(0, job.moved, job.moved + job.width + 2)
    for (let y = 0; y < job.height; y++) {
      const due = (y - job.dueFirst + job.height) % job.height < job.dueRows
      this.row(y, due ? -1 : job.hold)
    }
    return this.changed
  }

  /** What of this row moved overwrites what of the row above did; `corner` is the pixel above to the left. */
  private row(y: number, hold: number): void {
    const { bytes } = this.memory
    const { moved, width } = this.job
    for (let x = 0, left = 0, corner = 0; x < width; x++) {
      const at = moved + x + 1
      const above = bytes[at] ?? 0
      const alone = (left | corner | above | (bytes[at + 1] ?? 0)) === 0
      left = this.pixel(x, y, alone && hold > 0 ? hold * 2 : hold)
      corner = above
      bytes[at] = left
    }
  }

  /** Answers 1 where another colour is to be shown. */
  private pixel(x: number, y: number, hold: number): number {
    const { memory, job } = this
    const i = y * job.stride + x
    const old = memory.bytes[job.shown + i] ?? NO_COLOUR
    const colour = this.held(i, old, hold) ? old : this.chosen(i, { old, x, y })
    memory.bytes[job.wish + i] = colour
    if (colour === old) return 0
    this.changed++
    return 1
  }

  private held(i: number, old: number, hold: number): boolean {
    const { words } = this.memory
    const { picture, origin } = this.job
    return old !== NO_COLOUR && near(words[picture / 4 + i] ?? 0, words[origin / 4 + i] ?? 0, hold)
  }

  private chosen(i: number, { old, x, y }: { readonly old: number; readonly x: number; readonly y: number }): number {
    const { memory, job } = this
    const word = memory.words[job.picture / 4 + i] ?? 0
    if (this.fits(word, old)) return old
    const left = x > 0 ? (memory.bytes[job.wish + i - 1] ?? 0) : NO_COLOUR
    if (this.fits(word, left)) return left
    const upper = y > 0 ? (memory.bytes[job.wish + i - job.stride] ?? 0) : NO_COLOUR
    return this.fits(word, upper) ? upper : nearest(memory, job, word)
  }

  private fits(word: number, colour: number): boolean {
    const { palette, reuse } = this.job
    return colour !== NO_COLOUR && near(word, this.memory.words[palette / 4 + colour] ?? 0, reuse)
  }
}

/** `quantize`, see its parameters. Twin of assembly/quantize.ts. */
export const quantize = (memory: Memory, at: Pointer): number =>
  new Quantizer(memory, quantizeJob.read(memory, at)).run()
