/** Samples that wait, first in, first out. Whoever fills it keeps it short. */
export class SampleQueue {
  private readonly chunks: Float32Array[] = []
  private waiting = 0

  get length(): number {
    return this.waiting
  }

  push(samples: Float32Array): void {
    if (samples.length === 0) return
    this.chunks.push(samples)
    this.waiting += samples.length
  }

  /** The oldest samples, so many or all there are; an array of its own. */
  take(count: number): Float32Array {
    const taken = new Float32Array(Math.min(count, this.waiting))
    for (let filled = 0; filled < taken.length;) filled += this.move(taken, filled)
    this.waiting -= taken.length
    return taken
  }

  private move(target: Float32Array, at: number): number {
    const [first] = this.chunks
    if (first === undefined) return target.length
    const part = first.subarray(0, target.length - at)
    target.set(part, at)
    if (part.length === first.length) this.chunks.shift()
    else this.chunks[0] = first.subarray(part.length)
    return part.length
  }
}
