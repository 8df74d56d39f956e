/** How a dialect writes sound: raw samples at 44,100 Hz, without a header (spec: unam-xmlrpc, section 3). */
export type PcmFormat = 's16' | 's16-stereo' | 'u8'

/** Samples a second of every dialect. */
export const PCM_RATE_HZ = 44_100

const FULL_SCALE_16 = 0x8000
const FULL_SCALE_8 = 0x80

/** Bytes of one moment, in all its channels. */
export const PCM_FRAME_BYTES: Readonly<Record<PcmFormat, number>> = { s16: 2, 's16-stereo': 4, u8: 1 }

const whole = (sample: number, scale: number): number => {
  const scaled = Math.round(sample * scale)
  return Math.max(-scale, Math.min(scale - 1, Number.isNaN(scaled) ? 0 : scaled))
}

/** Mono samples, full scale at ±1, as a dialect wants them. */
export const writePcm = (samples: Float32Array, format: PcmFormat): Uint8Array => {
  if (format === 'u8') return Uint8Array.from(samples, (sample) => whole(sample, FULL_SCALE_8) + FULL_SCALE_8)
  const step = PCM_FRAME_BYTES[format]
  const bytes = new Uint8Array(samples.length * step)
  const view = new DataView(bytes.buffer)
  samples.forEach((sample, index) => {
    const value = whole(sample, FULL_SCALE_16)
    for (let at = 0; at < step; at += 2) view.setInt16(index * step + at, value, true)
  })
  return bytes
}

/** A dialect's sound as mono samples; what is left of a last moment that is not whole is left out. */
export const readPcm = (bytes: Uint8Array, format: PcmFormat): Float32Array => {
  const step = PCM_FRAME_BYTES[format]
  const samples = new Float32Array(Math.floor(bytes.length / step))
  if (format === 'u8') return samples.map((_, index) => ((bytes[index] ?? FULL_SCALE_8) - FULL_SCALE_8) / FULL_SCALE_8)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const right = format === 's16-stereo' ? 2 : 0
  return samples.map((_, index) => {
    const at = index * step
    return (view.getInt16(at, true) + view.getInt16(at + right, true)) / 2 / FULL_SCALE_16
  })
}
