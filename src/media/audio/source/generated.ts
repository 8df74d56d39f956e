import type { AudioClock } from '../clock'
import { SAMPLE_RATE_HZ } from '../format'
import { Metronome } from '../metronome'
import type { AudioSource, AudioSourceListener } from './source'

/** Peak of the tone: -20 dB of a sine at full scale. */
export const TONE_AMPLITUDE = 0.1

/** A sine of this frequency that goes on without a break from one array to the next. */
export const sine = (hz: number): ((count: number) => Float32Array) => {
  const step = (2 * Math.PI * hz) / SAMPLE_RATE_HZ
  let phase = 0
  return (count) => {
    const samples = new Float32Array(count)
    for (let i = 0; i < count; i++) samples[i] = TONE_AMPLITUDE * Math.sin(phase + i * step)
    phase = (phase + count * step) % (2 * Math.PI)
    return samples
  }
}

/** A source that makes its samples itself, at the pace of the clock. */
export class GeneratedSource implements AudioSource {
  readonly latencyMs = 0
  private readonly metronome: Metronome

  constructor(
    readonly label: string,
    make: (count: number) => Float32Array,
    listener: AudioSourceListener,
    clock: AudioClock,
  ) {
    this.metronome = new Metronome(clock, (count) => listener.samples(make(count)))
  }

  close(): Promise<void> {
    this.metronome.stop()
    return Promise.resolve()
  }
}
