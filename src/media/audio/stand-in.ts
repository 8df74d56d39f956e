import type { AudioClock } from './clock'
import { Metronome } from './metronome'

/** When it begins, and what it does. */
export interface StandInOptions {
  readonly clock: AudioClock
  /** A device that is not seen for so long does not run. */
  readonly patienceMs: number
  /** So many samples are due. */
  readonly beat: (samples: number) => void
}

/**
 * Keeps the beat in place of a device that is not there, not yet there, or stalls: while it stands in, samples are due
 * by the clock of the machine.
 */
export class StandIn {
  private metronome: Metronome | undefined
  private seenMs = -Infinity

  constructor(private readonly options: StandInOptions) {}

  /** The device did its work just now. */
  seen(): void {
    this.seenMs = this.options.clock.now()
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
    const { clock, patienceMs, beat } = this.options
    if (clock.now() - this.seenMs >= patienceMs) beat(samples)
  }
}
