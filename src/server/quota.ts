/** How many new nicks one client may reserve at once, and how fast it earns another. */
export interface QuotaOptions {
  readonly burst: number
  readonly refillMs: number
}

interface Bucket {
  readonly tokens: number
  readonly atMs: number
}

/** The most clients that are remembered; beyond them the one that asked longest ago is forgotten. */
const MAX_CLIENTS = 10_000

/** Keeps one client from reserving every nick that the server has room for. Times are milliseconds of any one clock. */
export class Quota {
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly options: QuotaOptions) {}

  /** Takes one; false when the client has none left. */
  take(key: string, nowMs: number): boolean {
    const tokens = this.tokens(key, nowMs)
    if (tokens < 1) return false
    this.buckets.delete(key)
    this.buckets.set(key, { tokens: tokens - 1, atMs: nowMs })
    this.forget()
    return true
  }

  private tokens(key: string, nowMs: number): number {
    const bucket = this.buckets.get(key)
    if (bucket === undefined) return this.options.burst
    const earned = Math.max(0, nowMs - bucket.atMs) / this.options.refillMs
    return Math.min(this.options.burst, bucket.tokens + earned)
  }

  private forget(): void {
    if (this.buckets.size <= MAX_CLIENTS) return
    for (const key of this.buckets.keys()) {
      this.buckets.delete(key)
      return
    }
  }
}
