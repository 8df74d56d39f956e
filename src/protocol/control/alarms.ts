interface Alarm {
  readonly atMs: number
  readonly run: () => void
}

/** Things to be done at a time, without a clock: the owner looks at `deadline` and calls `run` with the time. */
export class Alarms {
  private readonly alarms = new Set<Alarm>()

  /** When the next alarm is due, in milliseconds; undefined when there is none. */
  get deadline(): number | undefined {
    let next: number | undefined
    for (const { atMs } of this.alarms) next = Math.min(next ?? atMs, atMs)
    return next
  }

  /** Does something at a time; returns what calls it off. */
  at(atMs: number, run: () => void): () => void {
    const alarm = { atMs, run }
    this.alarms.add(alarm)
    return () => void this.alarms.delete(alarm)
  }

  /** Runs what is due, in the order of time. An alarm that is set meanwhile waits for the next call. */
  run(now: number): void {
    const due = [...this.alarms].filter(({ atMs }) => atMs <= now).sort((a, b) => a.atMs - b.atMs)
    for (const alarm of due) if (this.alarms.delete(alarm)) alarm.run()
  }
}
