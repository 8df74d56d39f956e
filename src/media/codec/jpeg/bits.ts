import type { CodeList } from './tables'

const FIRST_CAPACITY = 32_768
/** The most that one block of 64 coefficients takes: 27 bits for each, every byte of them stuffed. */
const BLOCK_BYTES = 512

/** The code of each value, and its length in bits. */
export interface Codes {
  readonly code: Uint16Array
  readonly length: Uint8Array
}

/** Numbers codes of growing length one after the other (T.81 annex C). */
export const codesOf = ({ counts, values }: CodeList): Codes => {
  const codes = { code: new Uint16Array(256), length: new Uint8Array(256) }
  let next = 0
  let at = 0
  counts.forEach((count, i) => {
    for (let k = 0; k < count; k++) {
      const value = values[at++] ?? 0
      codes.code[value] = next++
      codes.length[value] = i + 1
    }
    next <<= 1
  })
  return codes
}

/** A growing run of bytes that takes bits, the most significant first, with a zero after each byte of ones (T.81 F.1.2.3). */
export class BitWriter {
  private data = new Uint8Array(FIRST_CAPACITY)
  private at = 0
  private pending = 0
  private count = 0

  /** Begins anew with these bytes. */
  begin(head: Uint8Array): void {
    this.at = 0
    this.pending = 0
    this.count = 0
    this.reserve(head.length)
    this.data.set(head)
    this.at = head.length
  }

  /** Makes room for one more block: `put` does not check. */
  reserve(bytes = BLOCK_BYTES): void {
    if (this.at + bytes <= this.data.length) return
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.at + bytes))
    larger.set(this.data.subarray(0, this.at))
    this.data = larger
  }

  /** The lowest `count` bits of a number, 16 at most. */
  put(bits: number, count: number): void {
    this.pending = (this.pending << count) | bits
    this.count += count
    while (this.count >= 8) {
      this.count -= 8
      const byte = (this.pending >> this.count) & 255
      this.data[this.at++] = byte
      if (byte === 255) this.data[this.at++] = 0
    }
    this.pending &= (1 << this.count) - 1
  }

  /** Fills the last byte with ones and adds these bytes; answers a copy of everything. */
  finish(tail: Uint8Array): Uint8Array {
    this.reserve(tail.length + 2)
    if (this.count > 0) this.put((1 << (8 - this.count)) - 1, 8 - this.count)
    this.data.set(tail, this.at)
    return this.data.slice(0, this.at + tail.length)
  }
}
