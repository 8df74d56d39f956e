/** What became of the packets of a call; counters since its start. */
export interface PlayoutStats {
  readonly packets: number
  readonly lost: number
  readonly late: number
  readonly duplicates: number
  readonly overflowed: number
  readonly concealedMs: number
  readonly underruns: number
  /** 95th percentile of the deviation of arrivals from the sample clock, in ms. */
  readonly jitterMs: number
  /** What waits now, in ms. */
  readonly bufferMs: number
}

/**
 * Brings packets of one sender into an even stream: order, jitter, loss, drift of the two clocks. `push` when a packet
 * comes, `pull` when the speaker wants more; times are milliseconds of any clock that does not step.
 */
export interface Playout {
  /** `order` counts packets of 1024 samples; a cut packet has fewer samples and stands for 1024 all the same. */
  push(order: number, samples: Float32Array, now: number): void
  /** Always exactly `count` samples; silence before the first packet and where there is nothing to make them of. */
  pull(count: number, now: number): Float32Array
  /** The sending stopped or goes on again (hold, resume): what waits is old, the next gap is no loss. */
  restart(): void
  /** From the arrival of an undelayed packet until its pull, in ms; undefined before the first. */
  readonly delayMs: number | undefined
  /** The order whose samples were pulled last, with its fraction; undefined before the first. Tells picture from sound. */
  readonly position: number | undefined
  readonly stats: PlayoutStats
}
