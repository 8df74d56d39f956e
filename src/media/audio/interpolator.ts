import type { SincKernel } from './sinc'

/** Reads a stream of samples at places between them; the step from one to the next may change at any time. */
export class Interpolator {
  private samples: Float32Array
  /** How many of `samples` are in use. */
  private length: number
  /** Where the next value is read, counted from the first sample that is in reach of the kernel there. */
  private at = 0

  constructor(private readonly kernel: SincKernel) {
    // What was before the first sample is silence, so that the first value is that of the first sample.
    this.length = kernel.half - 1
    this.samples = new Float32Array(4096)
  }

  /** Samples that were given and not yet passed, with the fraction. */
  get ahead(): number {
    return this.length - (this.kernel.half - 1) - this.at
  }

  /** How many samples must be given before so many values can be taken. */
  lacks(count: number, step: number): number {
    if (count <= 0) return 0
    return Math.max(0, Math.floor(this.at + (count - 1) * step) + this.kernel.taps - this.length)
  }

  /** How many values can be taken. */
  holds(step: number): number {
    const last = this.length - this.kernel.taps
    // The last place is any before the next whole sample: `lacks` is the judge of rounding.
    let count = Math.max(0, Math.floor((last + 1 - this.at) / step) + 1)
    while (count > 0 && this.lacks(count, step) > 0) count--
    return count
  }

  give(samples: Float32Array): void {
    if (this.length + samples.length > this.samples.length) {
      const larger = new Float32Array(2 * (this.length + samples.length))
      larger.set(this.samples.subarray(0, this.length))
      this.samples = larger
    }
    this.samples.set(samples, this.length)
    this.length += samples.length
  }

  /** Exactly `count` values; what was not given counts as silence. */
  take(count: number, step: number): Float32Array {
    const lacking = this.lacks(count, step)
    if (lacking > 0) this.give(new Float32Array(lacking))
    const values = new Float32Array(count)
    for (let index = 0; index < count; index++) {
      const place = this.at + index * step
      const whole = place | 0
      values[index] = this.kernel.at(this.samples, whole, place - whole)
    }
    this.forget(this.at + count * step)
    return values
  }

  private forget(at: number): void {
    const whole = Math.min(Math.floor(at), this.length)
    this.samples.copyWithin(0, whole, this.length)
    this.length -= whole
    this.at = at - whole
  }
}
