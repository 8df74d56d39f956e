// Names of this file: Jest looks up those of the language slowly.
const { abs, cos, sin } = Math

/** A sine of so many samples. */
export const sine = (count: number, hz: number, rateHz = 48_000, amplitude = 0.5): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / rateHz))

/** Power of a sine of this frequency (amplitude and phase fitted) against that of all the rest, in dB. */
export const signalToNoiseDb = (samples: Float32Array, hz: number, rateHz = 48_000): number => {
  let [cc, ss, cs, xc, xs] = [0, 0, 0, 0, 0]
  const angle = (2 * Math.PI * hz) / rateHz
  for (const [at, x] of samples.entries()) {
    const c = cos(angle * at)
    const s = sin(angle * at)
    cc += c * c
    ss += s * s
    cs += c * s
    xc += x * c
    xs += x * s
  }
  const scale = cc * ss - cs * cs
  const [a, b] = [(xc * ss - xs * cs) / scale, (xs * cc - xc * cs) / scale]
  let [signal, rest] = [0, 0]
  for (const [at, x] of samples.entries()) {
    const fitted = a * cos(angle * at) + b * sin(angle * at)
    signal += fitted * fitted
    rest += (x - fitted) ** 2
  }
  return 10 * Math.log10(signal / rest)
}

/** The largest jump from one sample to the next. */
export const largestJump = (samples: Float32Array): number => {
  let most = 0
  for (let at = 1; at < samples.length; at++) {
    const jump = abs(samples[at]! - samples[at - 1]!)
    if (jump > most) most = jump
  }
  return most
}

/** How pure a tone is whose frequency is nearly this, and what its frequency is: within 1 %. */
export const purity = (samples: Float32Array, nearHz: number): { readonly hz: number; readonly db: number } => {
  let [hz, width] = [nearHz, nearHz / 100]
  for (; width > 0.001; width /= 2) {
    const tried = [hz - width, hz, hz + width].map((each) => ({ each, db: signalToNoiseDb(samples, each) }))
    hz = tried.reduce((best, one) => (one.db > best.db ? one : best)).each
  }
  return { hz, db: signalToNoiseDb(samples, hz) }
}
