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
  /** When the last sign came. */
  private signMs: number | undefined

  constructor(
    private readonly clock: AudioClock,
    private readonly bite: () => void,
  ) {
    this.cancel = this.wait(FIRST_SIGN_MS)
  }

  /** A sign of life. They come hundreds of times a second: no timer is touched but at the first. */
  pat(): void {
    const isFirst = this.signMs === undefined
    this.signMs = this.clock.now()
    if (!isFirst) return
    this.cancel()
    this.cancel = this.wait(SIGN_MS)
  }

  stop(): void {
    this.cancel()
  }

  private wait(ms: number): () => void {
    return this.clock.after(ms, () => this.look(GRACE_MS))
  }

  /** Waits on where there was a sign; bites where there was none, also not within `graceMs`. */
  private look(graceMs: number): void {
    const leftMs = (this.signMs ?? -Infinity) + SIGN_MS - this.clock.now()
    if (leftMs > 0) this.cancel = this.wait(leftMs)
    else if (graceMs > 0) this.cancel = this.clock.after(graceMs, () => this.look(0))
    else this.bite()
  }
}
