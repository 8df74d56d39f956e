import { Interpolator } from './interpolator'
import { SincKernel } from './sinc'

/** Samples looked at on each side, at the lower of the two rates. */
const HALF = 24

/** What of the lower rate's half is kept: the rest is the filter's slope. */
const PASS = 0.92

/** Brings a stream of mono sound from one sample rate to another, piece by piece, 44.1 kHz to 48 kHz for one. */
export class Resampler {
  private readonly step: number
  private readonly half: number
  private readonly interpolator: Interpolator
  private given = 0
  private taken = 0

  constructor(fromHz: number, toHz: number) {
    this.step = fromHz / toHz
    const shrink = Math.max(1, this.step)
    this.half = Math.ceil(HALF * shrink)
    this.interpolator = new Interpolator(new SincKernel(this.half, PASS / shrink))
  }

  /** What can be told of the sound so far: nothing, at times. */
  push(samples: Float32Array): Float32Array {
    if (this.step === 1) return samples
    this.given += samples.length
    this.interpolator.give(samples)
    return this.take(this.interpolator.holds(this.step))
  }

  /** The rest, when nothing more is pushed: all pieces together last as long as what was pushed. */
  flush(): Float32Array {
    if (this.step === 1) return new Float32Array(0)
    this.interpolator.give(new Float32Array(this.half))
    const rest = Math.round(this.given / this.step) - this.taken
    return this.take(Math.max(0, rest))
  }

  private take(count: number): Float32Array {
    this.taken += count
    return this.interpolator.take(count, this.step)
  }
}

/** A whole sound at another sample rate. */
export const resample = (samples: Float32Array, fromHz: number, toHz: number): Float32Array => {
  const resampler = new Resampler(fromHz, toHz)
  const pieces = [resampler.push(samples), resampler.flush()]
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  whole.set(pieces[0] ?? [])
  whole.set(pieces[1] ?? [], pieces[0]?.length ?? 0)
  return whole
}
