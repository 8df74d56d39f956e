/** Numbers in order, from which single ones come and go: no sorting at each of them. */
export class SortedOffsets {
  length = 0
  private readonly values: Float64Array

  /** Holds so many at most. */
  constructor(most: number) {
    this.values = new Float64Array(most)
  }

  /** The number at this place, the least at 0; 0 where there is none. */
  at(place: number): number {
    return place < this.length ? (this.values[place] ?? 0) : 0
  }

  add(value: number): void {
    if (this.length === this.values.length) throw new Error('there is no room for another number')
    const place = this.countTo(value, true)
    this.values.copyWithin(place + 1, place, this.length++)
    this.values[place] = value
  }

  /** Takes one of these numbers away. */
  remove(value: number): void {
    const place = this.countTo(value, false)
    if (place >= this.length || this.values[place] !== value) return
    this.values.copyWithin(place, place + 1, this.length--)
  }

  clear(): void {
    this.length = 0
  }

  /** How many are below a limit, or up to it. */
  countTo(limit: number, inclusive: boolean): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const value = this.at(middle)
      if (value < limit || (inclusive && value === limit)) low = middle + 1
      else high = middle
    }
    return low
  }
}
