/** Base64 (RFC 4648, section 4) in lines of 76 characters, as MIME writes it (RFC 2045, section 6.8). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const LINE_BYTES = 57
const LINE_LENGTH = 76
const NEWLINE = 0x0a
const PAD = 0x3d
const SPACE = 64
const BAD = 65

const letters = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))

const valuesOf = (): Uint8Array => {
  const values = new Uint8Array(128).fill(BAD)
  letters.forEach((letter, value) => (values[letter] = value))
  for (const space of ' \t\r\n') values[space.charCodeAt(0)] = SPACE
  return values
}

const values = valuesOf()

/** Lines of 76 characters, each ended by a newline; nothing for nothing. */
export const encodeBase64 = (bytes: Uint8Array): Uint8Array => {
  const whole = Math.ceil(bytes.length / 3) * 4
  const text = new Uint8Array(whole + Math.ceil(whole / LINE_LENGTH))
  let at = 0
  for (let from = 0; from < bytes.length; from += LINE_BYTES) {
    at = writeLine(bytes, from, { text, at })
    text[at++] = NEWLINE
  }
  return text
}

/** One line of up to 57 bytes; in one piece for speed: a picture has twenty thousand lines. */
const writeLine = (bytes: Uint8Array, from: number, target: { text: Uint8Array; at: number }): number => {
  const { text } = target
  const end = Math.min(bytes.length, from + LINE_BYTES)
  let { at } = target
  for (let index = from; index < end; index += 3) {
    const left = end - index
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text[at++] = letters[bits >> 18] ?? PAD
    text[at++] = letters[(bits >> 12) & 63] ?? PAD
    text[at++] = left > 1 ? (letters[(bits >> 6) & 63] ?? PAD) : PAD
    text[at++] = left > 2 ? (letters[bits & 63] ?? PAD) : PAD
  }
  return at
}

/** Reads base64 with any white space in it; undefined where it is none: other letters, too few, or more after the padding. */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const end = endOf(text)
  const bytes = new Uint8Array(Math.floor((end * 3) / 4) + 3)
  let at = 0
  let bits = 0
  let count = 0
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index)
    const value = code < 128 ? (values[code] ?? BAD) : BAD
    if (value === BAD) return undefined
    if (value === SPACE) continue
    bits = (bits << 6) | value
    if (++count % 4 !== 0) continue
    bytes[at++] = bits >> 16
    bytes[at++] = bits >> 8
    bytes[at++] = bits
    bits = 0
  }
  const rest = count % 4
  if (rest === 1) return undefined
  if (rest >= 2) bytes[at++] = bits >> (rest === 2 ? 4 : 10)
  if (rest === 3) bytes[at++] = bits >> 2
  return bytes.subarray(0, at)
}

/** Where the letters end: before white space and at most two signs of padding. */
const endOf = (text: string): number => {
  let end = text.length
  for (let pads = 0; end > 0; end--) {
    const code = text.charCodeAt(end - 1)
    if (code === PAD && pads < 2) pads++
    else if ((values[code] ?? BAD) !== SPACE) break
  }
  return end
}
