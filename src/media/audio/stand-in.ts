import type { AudioClock } from './clock'
import { Metronome } from './metronome'

/** How often a device that runs is looked at: a timer for each of its beats would cost more than its sound. */
const LOOK_MS = 50

/** When it begins, and what it does. */
export interface StandInOptions {
  readonly clock: AudioClock
  /** A device that is not seen in so many looks, 50 ms apart, does not run. Looks, not time: we may be what stalls. */
  readonly patience: number
  /** So many samples are due. */
  readonly beat: (samples: number) => void
}

/**
 * Keeps the beat in place of a device that is not there, not yet there, or stalls: while it stands in, samples are due
 * by the clock of the machine.
 */
export class StandIn {
  private metronome: Metronome | undefined
  private cancel: (() => void) | undefined
  private missed = 0

  constructor(private readonly options: StandInOptions) {}

  /** The device did its work just now. */
  seen(): void {
    this.missed = 0
    if (this.metronome === undefined) return
    this.metronome.stop()
    this.metronome = undefined
    this.plan()
  }

  /** From now on somebody has to keep the beat; a device that is just being opened is waited for. */
  start(): void {
    if (this.cancel !== undefined) return
    this.missed = 0
    this.plan()
  }

  stop(): void {
    this.metronome?.stop()
    this.metronome = undefined
    this.cancel?.()
    this.cancel = undefined
  }

  private plan(): void {
    this.cancel = this.options.clock.after(LOOK_MS, () => this.look())
  }

  private look(): void {
    if (++this.missed < this.options.patience) this.plan()
    else this.metronome = new Metronome(this.options.clock, this.options.beat)
  }
}
