/** Words a second at one port that are passed on, and of one host there: nobody says so many. */
const MOST_WORDS = 100
const MOST_OF_HOST = 10
const SECOND_MS = 1_000

/** Who says words all the time at a port is not heard all the time, and keeps nobody else from being heard. */
export class WordLimit {
  private sinceMs = -Infinity
  private passed = 0
  /** Hosts whose words were passed on in this second: not more than words. */
  private readonly ofHost = new Map<string, number>()

  /** Whether a word of this host is passed on now, in ms. */
  allows(host: string, nowMs: number): boolean {
    if (nowMs - this.sinceMs >= SECOND_MS) this.begin(nowMs)
    const said = this.ofHost.get(host) ?? 0
    if (this.passed >= MOST_WORDS || said >= MOST_OF_HOST) return false
    this.passed++
    this.ofHost.set(host, said + 1)
    return true
  }

  private begin(nowMs: number): void {
    this.sinceMs = nowMs
    this.passed = 0
    this.ofHost.clear()
  }
}
