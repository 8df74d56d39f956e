import { inflateSync } from 'node:zlib'

/** A decoded picture: four bytes a pixel, red, green, blue and opacity. */
export interface Rgba {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const SIGNATURE_BYTES = 8
/** Bytes of a pixel by the colour type: grey, RGB, palette, RGB with opacity; 8 bits a channel each. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 6: 4 }

/** PNG section 5.3: the chunks, those of one type together. */
const chunksOf = (file: Buffer): ReadonlyMap<string, Buffer> => {
  const chunks = new Map<string, Buffer>()
  for (let at = SIGNATURE_BYTES; at < file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]))
    at += length + 12
  }
  return chunks
}

/** PNG section 9.4. */
const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** PNG section 9.2: what each filter adds to a byte. */
const FILTERS: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
]

const unfiltered = (rows: Buffer, rowBytes: number, step: number): Uint8Array => {
  const height = Math.floor(rows.length / (rowBytes + 1))
  const out = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++) {
    const filter = FILTERS[rows[y * (rowBytes + 1)] ?? 0]
    if (!filter) throw new Error('a PNG with an unknown filter')
    for (let x = 0, at = y * rowBytes; x < rowBytes; x++, at++) {
      const up = y > 0 ? out[at - rowBytes]! : 0
      const [left, corner] = x < step ? [0, 0] : [out[at - step]!, y > 0 ? out[at - rowBytes - step]! : 0]
      out[at] = rows[y * (rowBytes + 1) + 1 + x]! + filter(left, up, corner)
    }
  }
  return out
}

const colourOf = (type: number, bytes: Uint8Array, chunks: ReadonlyMap<string, Buffer>): readonly number[] => {
  const [first = 0, second = 0, third = 0, fourth = 255] = bytes
  if (type === 0) return [first, first, first, 255]
  if (type !== 3) return [first, second, third, fourth]
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0)
  return [...palette.subarray(first * 3, first * 3 + 3), chunks.get('tRNS')?.[first] ?? 255]
}

/** A PNG's pixels: 8 bits a channel, not interlaced; throws at others. Shares nothing with the encoder. */
export const decodePng = (file: Buffer): Rgba => {
  const chunks = chunksOf(file)
  const header = chunks.get('IHDR')
  if (!header) throw new Error('no PNG')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth = 0, type = 0, , , interlaced = 0] = header.subarray(8)
  const channels = CHANNELS[type]
  if (depth !== 8 || channels === undefined || interlaced !== 0) throw new Error('a PNG of another kind')
  const bytes = unfiltered(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0)), width * channels, channels)
  const data = new Uint8Array(width * height * 4)
  for (let i = 0; i < width * height; i++)
    data.set(colourOf(type, bytes.subarray(i * channels, (i + 1) * channels), chunks), i * 4)
  return { width, height, data }
}
