/** Loss is what got lost within so long, in ms: one picture in a few is chance. */
const WINDOW_MS = 2000
/** As many must be lost before it is more than chance. */
const LEAST_LOST = 3

interface Part {
  readonly atMs: number
  readonly expected: number
  readonly lost: number
}

/** The share of pictures that got lost of late. */
export class RecentLoss {
  private parts: readonly Part[] = []

  /** Of so many that were expected since the last time, so many are lost; gives the share of all within two seconds, 0..1. */
  add(expected: number, lost: number, nowMs: number): number {
    this.parts = [...this.parts.filter(({ atMs }) => nowMs - atMs < WINDOW_MS), { atMs: nowMs, expected, lost }]
    const sum = (of: (part: Part) => number): number => this.parts.reduce((total, part) => total + of(part), 0)
    const all = sum((part) => part.lost)
    return all < LEAST_LOST
      ? 0
      : all /
          Math.max(
            1,
            sum((part) => part.expected),
          )
  }

  /** Something was done about it: what was is not counted again. */
  forget(): void {
    this.parts = []
  }
}
