/** Steps between two neighbouring samples for which the kernel is tabled; between them it is interpolated. */
const PHASES = 256

/** Shape of the Kaiser window: side lobes about 80 dB down. */
const BETA = 8

/** Modified Bessel function of order 0, by its power series. */
const bessel = (x: number): number => {
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

const kaiser = (x: number): number => (Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA))

/** A low-pass filter that gives the value of a signal between its samples: a sinc under a Kaiser window. */
export class SincKernel {
  readonly taps: number
  private readonly table: Float64Array

  /** `half` samples at each side of the place are looked at; `cutoff` is a share of half the sample rate, 0..1. */
  constructor(
    readonly half: number,
    cutoff = 1,
  ) {
    this.taps = 2 * half
    this.table = new Float64Array((PHASES + 1) * this.taps)
    for (let phase = 0; phase <= PHASES; phase++) this.fill(phase, cutoff)
  }

  /** The value at `start + half - 1 + fraction`, from the samples `start` up to `start + taps`. */
  at(samples: Float32Array, start: number, fraction: number): number {
    const { table, taps } = this
    // A fraction is 0 or more: cut off is rounded down.
    const phase = (fraction * PHASES) | 0
    const share = fraction * PHASES - phase
    const row = phase * taps
    let before = 0
    let after = 0
    for (let tap = 0; tap < taps; tap++) {
      const sample = samples[start + tap] ?? 0
      before += sample * (table[row + tap] ?? 0)
      after += sample * (table[row + taps + tap] ?? 0)
    }
    return before + share * (after - before)
  }

  /** One phase, its sum brought to 1: a constant stays what it is. */
  private fill(phase: number, cutoff: number): void {
    const row = this.table.subarray(phase * this.taps, (phase + 1) * this.taps)
    for (let tap = 0; tap < this.taps; tap++) {
      const x = tap - (this.half - 1) - phase / PHASES
      row[tap] = sinc(x * cutoff) * kaiser(x / this.half)
    }
    const sum = row.reduce((total, value) => total + value, 0)
    for (let tap = 0; tap < this.taps; tap++) row[tap] = (row[tap] ?? 0) / sum
  }
}
