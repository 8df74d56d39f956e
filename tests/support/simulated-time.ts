/** A clock that jumps from one planned thing to the next. Milliseconds from 0. */
export class SimulatedTime {
  now = 0
  private order = 0
  private readonly planned: { readonly at: number; readonly order: number; readonly run: () => void }[] = []

  after(ms: number, run: () => void): void {
    this.planned.push({ at: this.now + ms, order: this.order++, run })
  }

  /** Lets this much time pass and runs what falls due, in order. */
  pass(ms: number): void {
    const end = this.now + ms
    for (let due = this.take(end); due; due = this.take(end)) {
      this.now = due.at
      due.run()
    }
    this.now = end
  }

  private take(end: number): { readonly at: number; readonly run: () => void } | undefined {
    let first = -1
    for (const [index, each] of this.planned.entries()) {
      const best = this.planned[first]
      if (each.at > end) continue
      if (!best || each.at < best.at || (each.at === best.at && each.order < best.order)) first = index
    }
    return first < 0 ? undefined : this.planned.splice(first, 1)[0]
  }
}
