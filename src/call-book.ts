import type { CallId } from './protocol/call/state'
import type { CallStats } from './agent-event'
import type { CallRecord, Plane } from './call-record'

/** How long the final counters of a call are waited for, in ms. */
const FINAL_STATS_MS = 1000

/** The calls that the user agent knows of: the current one, its rivals, and those whose end is not told yet. */
export class CallBook {
  private readonly records = new Map<CallId, CallRecord>()
  private readonly finishing = new Map<CallId, () => void>()

  /** Whether nothing is left to be told. */
  get isEmpty(): boolean {
    return this.records.size === 0
  }

  get(call: CallId | undefined): CallRecord | undefined {
    return call === undefined ? undefined : this.records.get(call)
  }

  open(record: CallRecord): void {
    this.records.set(record.call, record)
  }

  drop(call: CallId | undefined): void {
    if (call !== undefined) this.records.delete(call)
  }

  /** No call is on: what was never finished (rivals of a glare) is forgotten. */
  dropIdle(): void {
    for (const call of this.records.keys()) if (!this.finishing.has(call)) this.records.delete(call)
  }

  /** Waits until each media plane has told its final counters (a second at most), and closes the record. */
  async finish(record: CallRecord): Promise<void> {
    if (record.planes.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, FINAL_STATS_MS)
        this.finishing.set(record.call, () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    this.finishing.delete(record.call)
    this.records.delete(record.call)
  }

  /** Counters of a call came from a plane; `final`: its last ones. Returns all counters as they are now. */
  count(call: CallId, plane: Plane, stats: Partial<CallStats>, final: boolean): CallStats | undefined {
    const record = this.records.get(call)
    if (!record) return undefined
    record.stats = { ...record.stats, ...stats }
    if (final) record.planes.delete(plane)
    if (record.planes.size === 0) this.finishing.get(call)?.()
    return record.stats
  }
}
