const ESC = 0x1b
const BRACKET = 0x5b
const FIRST_CAPACITY = 16_384

/** The decimal digits of 0..255, three bytes each, and how many of them count. */
const DIGITS = new Uint8Array(768)
const DIGIT_COUNT = new Uint8Array(256)
for (let value = 0; value < 256; value++) {
  const text = String(value)
  DIGIT_COUNT[value] = text.length
  for (let i = 0; i < text.length; i++) DIGITS[value * 3 + i] = text.charCodeAt(i)
}

/** Bytes of a text that is known when the program is written. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text)

/** A growing run of bytes whose memory is used again for the next picture. */
export class ByteWriter {
  private data = new Uint8Array(FIRST_CAPACITY)
  private at = 0

  clear(): void {
    this.at = 0
  }

  get length(): number {
    return this.at
  }

  /** Makes room for `count` more bytes; the other methods do not check. */
  reserve(count: number): void {
    if (this.at + count <= this.data.length) return
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.at + count))
    larger.set(this.data.subarray(0, this.at))
    this.data = larger
  }

  byte(value: number): void {
    this.data[this.at++] = value
  }

  bytes(values: Uint8Array): void {
    for (const value of values) this.data[this.at++] = value
  }

  /** As `bytes`, faster for many of them; makes its own room. */
  block(values: Uint8Array): void {
    this.reserve(values.length)
    this.data.set(values, this.at)
    this.at += values.length
  }

  /** `CSI`, the start of a control sequence. */
  csi(): void {
    this.data[this.at++] = ESC
    this.data[this.at++] = BRACKET
  }

  /** A whole number from 0, in decimal digits. */
  decimal(value: number): void {
    if (value > 255) {
      this.decimal(Math.floor(value / 10))
      value %= 10
    }
    const count = DIGIT_COUNT[value] ?? 0
    for (let i = 0; i < count; i++) this.data[this.at++] = DIGITS[value * 3 + i] ?? 0
  }

  /** What was written since `clear`, valid until the next `clear`. */
  view(): Uint8Array {
    return this.data.subarray(0, this.at)
  }
}
