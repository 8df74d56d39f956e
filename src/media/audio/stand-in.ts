import type { AudioClock } from './clock'
import { Metronome } from './metronome'

/** When it begins, and what it does. */
export interface StandInOptions {
  readonly clock: AudioClock
  /** A device that is not seen for so many beats of 10 ms does not run. Beats, not time: we may be what stalls. */
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
  private missed = 0

  constructor(private readonly options: StandInOptions) {}

  /** The device did its work just now. */
  seen(): void {
    this.missed = 0
  }

  /** From now on somebody has to keep the beat; a device that is just being opened is waited for. */
  start(): void {
    if (this.metronome === undefined) this.seen()
    this.metronome ??= new Metronome(this.options.clock, (samples) => this.strike(samples))
  }

  stop(): void {
    this.metronome?.stop()
    this.metronome = undefined
  }

  private strike(samples: number): void {
    if (++this.missed > this.options.patience) this.options.beat(samples)
  }
}
