import { amplify } from './amplify'
import { FRAME_SAMPLES } from './format'
import { LevelMeter } from './level'
import type { AudioSettings, SignalTone } from './messages'
import { SampleQueue } from './sample-queue'
import { Tones } from './tone/tones'

/** What the speaker needs of its surroundings. */
export interface SpeakerPorts {
  readonly settings: () => AudioSettings
  /** The next samples of the call; undefined while none is heard. */
  readonly call: (count: number) => Float32Array | undefined
  /** A frame of 10 ms that goes to the loudspeaker. */
  readonly onHeard: (frame: Float32Array) => void
}

/** What is heard here: the call, and the tones of the telephone itself. */
export class Speaker {
  private readonly tones = new Tones()
  private readonly meter = new LevelMeter()
  private readonly frames = new SampleQueue()

  constructor(private readonly ports: SpeakerPorts) {}

  /** RMS of the last 100 ms of the call, in dB of full scale. */
  get levelDb(): number {
    return this.meter.db
  }

  /** Whether a tone is asked for that has not ended. */
  get ringing(): boolean {
    return this.tones.active
  }

  /** Plays this tone until another one is asked for, or until it ends by itself. */
  tone(tone: SignalTone | 'none'): void {
    this.tones.play(tone)
  }

  /** The next samples for the loudspeaker. */
  pull(count: number): Float32Array {
    const samples = this.next(count)
    this.frames.push(samples.slice())
    while (this.frames.length >= FRAME_SAMPLES) this.ports.onHeard(this.frames.take(FRAME_SAMPLES))
    return samples
  }

  /** Time passes, and nobody hears it. */
  skip(count: number): void {
    this.next(count)
  }

  private next(count: number): Float32Array {
    const { outputVolume } = this.ports.settings()
    const samples = this.ports.call(count)?.slice()
    if (samples === undefined) this.meter.reset()
    else this.meter.push(amplify(samples, outputVolume))
    return this.withTones(samples ?? new Float32Array(count), outputVolume)
  }

  private withTones(samples: Float32Array, volume: number): Float32Array {
    if (!this.tones.active) return samples
    const tone = new Float32Array(samples.length)
    this.tones.mix(tone)
    for (const [at, value] of tone.entries()) samples[at] = (samples[at] ?? 0) + value * volume
    return amplify(samples, 1)
  }
}
