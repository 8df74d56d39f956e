/*
 * Sound of Sala Virtual (section 2): signed, 16 bit, little-endian, 44,100 Hz, left and right in turn, 1024 frames to a
 * datagram. There is no header and no number, so the rate at which datagrams leave is all that tells their time.
 */

/** Frames a second. */
export const SALA_RATE_HZ = 44_100

/** Frames of a datagram, one every 23.22 ms. */
export const SALA_FRAMES = 1_024

const FRAME_BYTES = 4
const FULL_SCALE = 0x8000

/** The most bytes of a datagram; what is beyond is cut off by the genuine programs, and here. */
export const SALA_DATAGRAM_BYTES = SALA_FRAMES * FRAME_BYTES

const toSigned16 = (sample: number): number => {
  const scaled = Math.round(sample * FULL_SCALE)
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Number.isNaN(scaled) ? 0 : scaled))
}

/** The datagram of 1024 samples at 44.1 kHz, both channels alike: exactly 4096 bytes. Fewer samples end in silence. */
export const encodeSalaSound = (samples: Float32Array): Uint8Array => {
  const datagram = new Uint8Array(SALA_DATAGRAM_BYTES)
  const view = new DataView(datagram.buffer)
  for (let at = 0; at < Math.min(samples.length, SALA_FRAMES); at++) {
    const value = toSigned16(samples[at] ?? 0)
    view.setInt16(FRAME_BYTES * at, value, true)
    view.setInt16(FRAME_BYTES * at + 2, value, true)
  }
  return datagram
}

/** The mean of both channels, 1 to 1024 samples at full scale ±1; undefined when there is no whole frame. Never throws. */
export const decodeSalaSound = (bytes: Uint8Array): Float32Array | undefined => {
  const frames = Math.floor(Math.min(bytes.length, SALA_DATAGRAM_BYTES) / FRAME_BYTES)
  if (frames === 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const samples = new Float32Array(frames)
  for (let at = 0; at < frames; at++) {
    const both = view.getInt16(FRAME_BYTES * at, true) + view.getInt16(FRAME_BYTES * at + 2, true)
    samples[at] = both / (2 * FULL_SCALE)
  }
  return samples
}
