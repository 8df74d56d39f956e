import type { Picture } from './picture'

/** The largest difference of a channel that each pixel shows beyond what a fresh picture shows there, too. */
const excess = (shown: Picture, fresh: Picture, wanted: Picture): Uint8Array =>
  Uint8Array.from({ length: wanted.data.length / 3 }, (_, pixel) => {
    let most = 0
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) {
      const unavoidable = Math.abs(fresh.data[i]! - wanted.data[i]!)
      most = Math.max(most, Math.abs(shown.data[i]! - wanted.data[i]!) - unavoidable)
    }
    return most
  })

/**
 * Errors that stay: for each pixel the least error over more than the last second, and of these the largest. What a
 * picture that is drawn anew shows as error, too (colours that a palette or a cell cannot have), does not count.
 */
export class Staleness {
  private readonly errors: Uint8Array[] = []
  private sum = 0
  private count = 0

  constructor(private readonly framesPerSecond: number) {}

  push(shown: Picture, fresh: Picture, wanted: Picture): void {
    const error = excess(shown, fresh, wanted)
    if (this.errors.push(error) <= this.framesPerSecond) return
    const least = error.slice()
    for (const other of this.errors)
      for (let i = 0; i < least.length; i++) if (other[i]! < least[i]!) least[i] = other[i]!
    this.errors.shift()
    this.sum += least.reduce((most, value) => Math.max(most, value), 0)
    this.count++
  }

  /** Mean over the pictures since the first second, in 8-bit levels; 0 for a shorter clip. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count
  }
}
