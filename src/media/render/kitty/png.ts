import { deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const COLOURS = 256
/** Eight bits a pixel, by palette. */
const DEPTH = 8
const BY_PALETTE = 3
/** A line is sent at once: speed counts more than the last bytes. */
const LEVEL = 1

/** A picture of numbered colours. */
export interface IndexedPicture {
  readonly width: number
  readonly height: number
  /** A byte for each pixel, row after row: the number of its colour; 255 is transparent. */
  readonly pixels: Uint8Array
  /** `red << 16 | green << 8 | blue`, 255 of them at most. */
  readonly palette: Int32Array
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
  return crc >>> 0
})

const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** PNG section 5.3: length, type, data, and the check of the last two. */
const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crcOf(body), body.length + 4)
  return whole
}

const header = ({ width, height }: IndexedPicture): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data[8] = DEPTH
  data[9] = BY_PALETTE
  return data
}

const paletteBytes = (palette: Int32Array): Buffer => {
  const data = Buffer.alloc(COLOURS * 3)
  palette.forEach((word, i) => data.writeUIntBE(word, i * 3, 3))
  return data
}

/** Every colour covers, but the last. */
const OPACITY = Buffer.alloc(COLOURS, 255)
OPACITY[COLOURS - 1] = 0

/** Each row begins with the number of its filter, 0 for none. */
const rowsOf = ({ width, height, pixels }: IndexedPicture): Buffer => {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return rows
}

/** The picture as a PNG file. */
export const encodePng = (picture: IndexedPicture): Buffer =>
  Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(picture)),
    chunk('PLTE', paletteBytes(picture.palette)),
    chunk('tRNS', OPACITY),
    chunk('IDAT', deflateSync(rowsOf(picture), { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ])
