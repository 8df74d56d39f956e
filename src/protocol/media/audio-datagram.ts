/**
 * One datagram is one packet of sound:
 *
 *     order "#" samples          samples: signed, 16 bit, little-endian, mono, 48,000 Hz
 *
 * with 1024 samples, and no time. Some readers cut it to 2048 bytes, header included, and others may pass that on.
 * Source: videocall protocol of the UAM course, section 7.
 */

/** Samples of a packet that is sent; none that is read has more. */
export const PACKET_SAMPLES = 1024

const HASH = 0x23
const ZERO = 0x30
const NINE = 0x39
/** Digits of the largest whole number that is exact. */
const MAX_ORDER_DIGITS = 16
const FULL_SCALE = 0x8000

/** Sound as it arrived. */
export interface AudioDatagram {
  /** Whole number, 0 or more. */
  readonly order: number
  /** 1 to 1024 samples, full scale at ±1. */
  readonly samples: Float32Array
}

/** Whole samples, clipped at full scale; what is no number is silence. */
const toSigned16 = (sample: number): number => {
  const scaled = Math.round(sample * FULL_SCALE)
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Number.isNaN(scaled) ? 0 : scaled))
}

/** The datagram of at most 1024 samples; throws RangeError for more, which no reader would read. */
export const encodeAudio = (order: number, samples: Float32Array): Uint8Array => {
  if (samples.length > PACKET_SAMPLES) throw new RangeError(`${samples.length} samples do not fit a packet of sound`)
  const header = `${order}#`
  const datagram = new Uint8Array(header.length + 2 * samples.length)
  for (let at = 0; at < header.length; at++) datagram[at] = header.charCodeAt(at)
  const view = new DataView(datagram.buffer, header.length)
  samples.forEach((sample, index) => view.setInt16(2 * index, toSigned16(sample), true))
  return datagram
}

/** The length of the order before the '#'; 0 when the datagram begins otherwise. */
const orderLength = (bytes: Uint8Array): number => {
  for (let at = 0; at <= MAX_ORDER_DIGITS; at++) {
    const byte = bytes[at] ?? 0
    if (byte === HASH) return at
    if (byte < ZERO || byte > NINE) return 0
  }
  return 0
}

const orderOf = (bytes: Uint8Array, length: number): number => {
  let order = 0
  for (let at = 0; at < length; at++) order = 10 * order + ((bytes[at] ?? ZERO) - ZERO)
  return order
}

const samplesFrom = (bytes: Uint8Array, start: number, count: number): Float32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start)
  const samples = new Float32Array(count)
  for (let index = 0; index < count; index++) samples[index] = view.getInt16(2 * index, true) / FULL_SCALE
  return samples
}

/**
 * Reads a datagram; undefined when it is no sound: no order, no whole sample, more than 1024. Half a sample at the end is
 * left out. Never throws.
 */
export const decodeAudio = (bytes: Uint8Array): AudioDatagram | undefined => {
  const digits = orderLength(bytes)
  const order = orderOf(bytes, digits)
  const count = Math.floor((bytes.length - digits - 1) / 2)
  if (digits === 0 || !Number.isSafeInteger(order) || count < 1 || count > PACKET_SAMPLES) return undefined
  return { order, samples: samplesFrom(bytes, digits + 1, count) }
}
