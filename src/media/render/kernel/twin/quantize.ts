import type { Memory, Pointer } from '../kernel'
import { GROUP_PIXELS, NO_COLOUR, PATIENCE, quantizeJob, type QuantizeJob } from '../quantize-job'
import { nearest } from './nearest'

/** Of the pixels of a group that moved, one bit each: the first and the last. */
const FIRST = 1
const LAST = 1 << (GROUP_PIXELS - 1)
/** Nothing is held: no pixel is that near to its origin. */
const NEVER = -1
const MOST_LEVELS = 255
const EVERY_CHANNEL = 0x010101

/** Whether two words differ by no more than the levels in a third, channel by channel. */
const within = (one: number, other: number, limits: number): boolean =>
  Math.abs((one & 255) - (other & 255)) <= (limits & 255) &&
  Math.abs(((one >> 8) & 255) - ((other >> 8) & 255)) <= ((limits >> 8) & 255) &&
  Math.abs(((one >> 16) & 255) - ((other >> 16) & 255)) <= ((limits >> 16) & 255)

/** Goes over the pixels of one picture. */
class Quantizer {
  private changed = 0

  constructor(
    private readonly memory: Memory,
    private readonly job: QuantizeJob,
  ) {}

  run(): number {
    const { job } = this
    this.memory.bytes.fill(0, job.moved, job.moved + Math.ceil(job.width / GROUP_PIXELS) + 2)
    for (let y = 0; y < job.height; y++) {
      const due = (y - job.dueFirst + job.height) % job.height < job.dueRows
      if (due) this.row(y, NEVER, NEVER)
      else this.row(y, job.hold, job.hold * PATIENCE)
    }
    return this.changed
  }

  /** What of this row moved overwrites what of the row above did; `corner` is the group above to the left. */
  private row(y: number, hold: number, patient: number): void {
    const { bytes } = this.memory
    for (let x = 0, at = this.job.moved + 1, left = 0, corner = 0; x < this.job.width; x += GROUP_PIXELS, at++) {
      const above = bytes[at] ?? 0
      const near = ((left | corner) & LAST) | above | ((bytes[at + 1] ?? 0) & FIRST)
      left = this.group(y, x, near === 0 ? patient : hold)
      corner = above
      bytes[at] = left
    }
  }

  /** Answers a bit for each pixel that is to show another colour. */
  private group(y: number, x: number, hold: number): number {
    let moved = 0
    for (let i = 0; i < Math.min(GROUP_PIXELS, this.job.width - x); i++) moved |= this.pixel(y, x + i, hold) << i
    return moved
  }

  private pixel(y: number, x: number, hold: number): number {
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
    if (old === NO_COLOUR || hold === NEVER) return false
    return within(words[picture / 4 + i] ?? 0, words[origin / 4 + i] ?? 0, Math.min(MOST_LEVELS, hold) * EVERY_CHANNEL)
  }

  private chosen(i: number, { old, x, y }: { readonly old: number; readonly x: number; readonly y: number }): number {
    const { memory, job } = this
    const word = memory.words[job.picture / 4 + i] ?? 0
    if (this.fits(word, old)) return old
    const upper = y % job.bandRows > 0 ? (memory.bytes[job.wish + i - job.stride] ?? 0) : NO_COLOUR
    if (this.fits(word, upper)) return upper
    const left = x > 0 ? (memory.bytes[job.wish + i - 1] ?? 0) : NO_COLOUR
    return this.fits(word, left) ? left : nearest(memory, job, word)
  }

  private fits(word: number, colour: number): boolean {
    const { palette, reuse } = this.job
    return colour !== NO_COLOUR && within(word, this.memory.words[palette / 4 + colour] ?? 0, reuse)
  }
}

/** `quantize`, see its parameters. Twin of assembly/quantize.ts. */
export const quantize = (memory: Memory, at: Pointer): number =>
  new Quantizer(memory, quantizeJob.read(memory, at)).run()
