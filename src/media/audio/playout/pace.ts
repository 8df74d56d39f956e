/** A share of speed for each ms that waits too much, for a clock that drifts, and one for its square, for all that is more. */
const GAIN = 0.0005
const GAIN_OF_SQUARE = 0.0001
/** How fast the drift of the two clocks is learnt, a share of speed for each ms and second. */
const LEARNING = 0.000_06
/** What is further off is a change of what should wait, not a drift. */
const LEARNT_WITHIN_MS = 4
const MOST_DRIFT = 0.0015
/** A sixth of a semitone. */
const MOST_CHANGE = 0.01
/** The speed itself changes no faster than over this time. */
const SMOOTHING_S = 0.15

/** How fast the sound is read, so that what waits stays what it should be: a controller with proportion and integral. */
export class Pace {
  /** Samples read for each sample played. */
  step = 1
  private drift = 0

  /** `excessMs` is what waits more than it should, or nothing where that is being set otherwise. */
  next(excessMs: number | undefined, seconds: number): number {
    if (excessMs !== undefined && Math.abs(excessMs) < LEARNT_WITHIN_MS) this.learn(excessMs * seconds)
    const excess = excessMs ?? 0
    const wanted = clamp(excess * (GAIN + GAIN_OF_SQUARE * Math.abs(excess)) + this.drift, MOST_CHANGE)
    this.step += (1 + wanted - this.step) * Math.min(1, seconds / SMOOTHING_S)
    return this.step
  }

  private learn(msSeconds: number): void {
    this.drift = clamp(this.drift + LEARNING * msSeconds, MOST_DRIFT)
  }
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value))
