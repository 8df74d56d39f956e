import type { AudioClock } from './clock'
import { FRAME_SAMPLES, msOf, samplesOf } from './format'

/** What is made up for at most after a stall; more than that is left out. */
export const CATCH_UP_MS = 200

const FRAME_MS = msOf(FRAME_SAMPLES)
const MOST_FRAMES = CATCH_UP_MS / FRAME_MS

/**
 * The beat of sources and sinks that have no clock of their own: says every 10 ms how many samples are due, whole frames.
 * Each beat is counted from the beginning, so that nothing drifts; the first comes after 10 ms.
 */
export class Metronome {
  private beganMs: number
  private given = 0
  private left = 0
  private cancel: () => void = () => undefined

  constructor(
    private readonly clock: AudioClock,
    private readonly beat: (samples: number) => void,
  ) {
    this.beganMs = clock.now()
    this.plan()
  }

  /** Samples that a stall left out since the beginning. */
  get skippedSamples(): number {
    return this.left * FRAME_SAMPLES
  }

  /** No beat comes after this. */
  stop(): void {
    this.cancel()
    this.cancel = () => undefined
    this.beganMs = Infinity
  }

  private plan(): void {
    const nextMs = this.beganMs + (this.given + 1) * FRAME_MS
    this.cancel = this.clock.after(Math.max(0, nextMs - this.clock.now()), () => this.strike())
  }

  private strike(): void {
    // A timer may come a little early.
    const due = Math.floor((this.clock.now() - this.beganMs) / FRAME_MS + 1e-6) - this.given
    const frames = Math.min(due, MOST_FRAMES)
    this.given += Math.max(0, due)
    this.left += Math.max(0, due - frames)
    if (frames > 0) this.beat(samplesOf(frames * FRAME_MS))
    if (this.beganMs !== Infinity) this.plan()
  }
}
