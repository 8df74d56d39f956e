/** Counts durations by whole milliseconds: exact to one, bounded in memory, whatever the number of samples. */
export class Histogram {
  private readonly counts = new Uint32Array(MOST_MS + 1)
  private total = 0

  add(ms: number): void {
    const at = Math.min(MOST_MS, Math.max(0, Math.round(ms)))
    this.counts[at] = (this.counts[at] ?? 0) + 1
    this.total++
  }

  /** The duration that a share (0..1) of the samples does not exceed; nothing without samples. */
  percentile(share: number): number | undefined {
    if (this.total === 0) return undefined
    let left = Math.ceil(this.total * share)
    for (let ms = 0; ms <= MOST_MS; ms++) {
      left -= this.counts[ms] ?? 0
      if (left <= 0) return ms
    }
    return MOST_MS
  }
}

/** Anything longer counts as this. */
const MOST_MS = 10_000
