/** Time for sources and sinks: it never steps, and tests make their own. */
export interface AudioClock {
  /** Milliseconds since some moment. */
  now(): number
  /** Runs something later, once; returns the way to forget it. */
  after(delayMs: number, run: () => void): () => void
}

/** The clock of this machine that never steps. */
export const monotonicClock: AudioClock = {
  now: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
