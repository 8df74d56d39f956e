/*
 * Raw PCM between processes: signed 16 bit, little endian, mono, 48 kHz.
 */

const FULL_SCALE = 32_768

/** Samples of ±1 from whole samples of 16 bit; an odd byte at the end is left out. */
export const fromPcm16 = (bytes: Buffer): Float32Array => {
  const samples = new Float32Array(bytes.length >> 1)
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i) / FULL_SCALE
  return samples
}

/** 16 bit from samples; what is beyond ±1 is cut off, what is no number becomes silence. */
export const toPcm16 = (samples: Float32Array): Buffer => {
  const bytes = Buffer.allocUnsafe(2 * samples.length)
  for (let i = 0; i < samples.length; i++) {
    const scaled = Math.round((samples[i] ?? 0) * FULL_SCALE)
    bytes.writeInt16LE(Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, scaled)) || 0, 2 * i)
  }
  return bytes
}

/** Cuts a stream of bytes into whole samples; half a sample waits for the next chunk. */
export class Pcm16Reader {
  private rest: Buffer = Buffer.alloc(0)

  push(chunk: Buffer): Float32Array {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    this.rest = bytes.subarray(bytes.length & ~1)
    return fromPcm16(bytes)
  }
}
