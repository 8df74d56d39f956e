import { SAMPLE_RATE_HZ, samplesOf } from '../format'
import type { SignalTone } from '../messages'

/** A piece of a tone: its pitches take turns, beginning with the first; without a pitch it is a pause. */
interface Part {
  readonly ms: number
  readonly hz: readonly number[]
}

/** The pieces of a tone in order, played so often. */
interface Cadence {
  readonly parts: readonly Part[]
  readonly times: number
}

/** -20 dB of a sine of full scale. */
const AMPLITUDE = 0.1
/** Each piece comes and goes so softly that nothing clicks. */
const EDGE_MS = 10
/** A warble changes its pitch so often. */
const TURN_MS = 50

/** 425 Hz and its cadences are those of ITU-T E.180. */
const CADENCES: Readonly<Record<SignalTone, Cadence>> = {
  ringing: {
    parts: [
      { ms: 2000, hz: [440, 550] },
      { ms: 4000, hz: [] },
    ],
    times: Infinity,
  },
  ringback: {
    parts: [
      { ms: 1000, hz: [425] },
      { ms: 4000, hz: [] },
    ],
    times: Infinity,
  },
  busy: {
    parts: [
      { ms: 500, hz: [425] },
      { ms: 500, hz: [] },
    ],
    times: 3,
  },
  hangup: {
    parts: [
      { ms: 120, hz: [660] },
      { ms: 40, hz: [] },
      { ms: 160, hz: [440] },
    ],
    times: 1,
  },
}

/** The share of the amplitude so many samples away from an edge: half a cosine from 0 to 1. */
const edge = (away: number): number => {
  const length = samplesOf(EDGE_MS)
  return away >= length ? 1 : (1 - Math.cos((Math.PI * away) / length)) / 2
}

/** One tone of the telephone, sample by sample. */
export class ToneSignal {
  private readonly cadence: Cadence
  private part = 0
  private round = 0
  /** Samples into the part, and to the end of the fading when it shall stop. */
  private at = 0
  private fading: number | undefined
  private phase = 0

  constructor(tone: SignalTone) {
    this.cadence = CADENCES[tone]
  }

  /** Whether nothing more comes. */
  get over(): boolean {
    return this.round >= this.cadence.times || this.fading === 0
  }

  /** Fades within 10 ms, and is over then. */
  release(): void {
    this.fading ??= samplesOf(EDGE_MS)
  }

  /** Adds what comes next to these samples, in place. */
  mix(samples: Float32Array): void {
    for (let at = 0; at < samples.length && !this.over; at++) samples[at] = (samples[at] ?? 0) + this.next()
  }

  private next(): number {
    const part = this.cadence.parts[this.part]
    if (part === undefined) return 0
    const length = samplesOf(part.ms)
    const value = part.hz.length === 0 ? 0 : this.sound(part.hz) * Math.min(edge(this.at), edge(length - this.at))
    this.advance(length)
    return value * this.fade()
  }

  private sound(pitches: readonly number[]): number {
    const hz = pitches[Math.floor(this.at / samplesOf(TURN_MS)) % pitches.length] ?? 0
    // The phase goes on where the pitch changes, so that the wave has no step.
    this.phase += (2 * Math.PI * hz) / SAMPLE_RATE_HZ
    return AMPLITUDE * Math.sin(this.phase)
  }

  private fade(): number {
    if (this.fading === undefined) return 1
    return edge(this.fading--)
  }

  private advance(length: number): void {
    if (++this.at < length) return
    this.at = 0
    this.phase = 0
    this.part = (this.part + 1) % this.cadence.parts.length
    if (this.part === 0) this.round++
  }
}
