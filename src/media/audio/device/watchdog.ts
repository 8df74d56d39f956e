import type { AudioClock } from '../clock'

/** A device that has never given anything may take so long: a sound server that sleeps takes seconds. */
const FIRST_SIGN_MS = 6000
/** A device that worked and is silent for so long is gone. */
const SIGN_MS = 2000
/** Where the silence was our own, because this process stood still, the signs of life come within this time. */
const GRACE_MS = 250

/** Notices that a device gives no sign of life any more. */
export class Watchdog {
  private cancel: () => void

  constructor(
    private readonly clock: AudioClock,
    private readonly bite: () => void,
  ) {
    this.cancel = this.wait(FIRST_SIGN_MS)
  }

  /** A sign of life. */
  pat(): void {
    this.cancel()
    this.cancel = this.wait(SIGN_MS)
  }

  stop(): void {
    this.cancel()
  }

  private wait(ms: number): () => void {
    return this.clock.after(ms, () => (this.cancel = this.clock.after(GRACE_MS, this.bite)))
  }
}
