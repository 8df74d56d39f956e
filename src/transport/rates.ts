/** A flood of names is not remembered. */
const MOST_NAMES = 256
const SECOND_MS = 1000

/** Lets so many of each name pass in any second. */
export class Rates {
  private readonly passed = new Map<string, readonly number[]>()

  constructor(private readonly perSecond: number) {}

  /** Whether one more may pass at this time, in ms. */
  allows(name: string, nowMs: number): boolean {
    const last = (this.passed.get(name) ?? []).filter((at) => nowMs - at < SECOND_MS)
    const allowed = last.length < this.perSecond
    const [oldest] = this.passed.keys()
    if (this.passed.size >= MOST_NAMES && oldest !== undefined && !this.passed.has(name)) this.passed.delete(oldest)
    this.passed.set(name, allowed ? [...last, nowMs] : last)
    return allowed
  }
}
