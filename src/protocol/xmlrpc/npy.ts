/**
 * A picture as a NumPy file, version 1.0 (spec: unam-xmlrpc, section 3):
 *
 *     93 "NUMPY" 01 00 | length, uint16 LE | {'descr': '|u1', 'fortran_order': False, 'shape': (480, 640, 3), } spaces LF | pixels
 *
 * The header is read by a fixed grammar, never evaluated; what it says is compared with the length before anything is made of it.
 */

/** A picture: BGR, 8 bits a channel, rows from the top. */
export interface RawPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 0x01, 0x00] as const
const PREFIX_BYTES = 10
const MAX_HEADER_BYTES = 1024
const ALIGNMENT = 16
const MAX_SIDE = 8192
/** Pixels of the largest picture that is read. */
const MAX_PIXELS = 4_000_000

const ENTRY = /\s*'(descr|fortran_order|shape)'\s*:\s*('[^']{0,16}'|True|False|\([\dL,\s]{0,64}\))\s*(,|(?=\}))/y
const SHAPE = /^\(\s*\d{1,5}L?(\s*,\s*\d{1,5}L?){1,2}\s*,?\s*\)$/

/** How the pixels lie. */
export interface Layout {
  readonly height: number
  readonly width: number
  /** 1: grey, 3: BGR, 4: BGR and how opaque, which is left out. */
  readonly channels: number
  /** The first index, the row, varies fastest. */
  readonly fortran: boolean
}

/** Reads a picture; undefined where it is none, or lies about itself. Never throws. */
export const readNpy = (bytes: Uint8Array): RawPicture | undefined => {
  const layout = layoutOf(bytes)
  if (layout === undefined) return undefined
  return toBgr(bytes.subarray(bytes.length - layout.height * layout.width * layout.channels), layout)
}

/** What a file says of itself, if that is true of its length. */
export const layoutOf = (bytes: Uint8Array): Layout | undefined => {
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) return undefined
  const length = (bytes[8] ?? 0) + 256 * (bytes[9] ?? 0)
  if (length > MAX_HEADER_BYTES || PREFIX_BYTES + length > bytes.length) return undefined
  const header = String.fromCharCode(...bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length))
  return readHeader(header, bytes.length - PREFIX_BYTES - length)
}

const readHeader = (header: string, pixelBytes: number): Layout | undefined => {
  const entries = entriesOf(header)
  const order = entries?.get('fortran_order')
  if (entries?.get('descr') !== "'|u1'" || (order !== 'True' && order !== 'False')) return undefined
  const sides = sidesOf(entries.get('shape') ?? '')
  return sides && layoutOfSides(sides, pixelBytes, order === 'True')
}

const entriesOf = (header: string): ReadonlyMap<string, string> | undefined => {
  const text = header.trim()
  if (!text.startsWith('{')) return undefined
  const entries = new Map<string, string>()
  ENTRY.lastIndex = 1
  let end = 1
  for (let match = ENTRY.exec(text); match; match = ENTRY.exec(text)) {
    entries.set(match[1] ?? '', match[2] ?? '')
    end = ENTRY.lastIndex
  }
  return text.slice(end).trim() === '}' && entries.size === 3 ? entries : undefined
}

const sidesOf = (shape: string): readonly number[] | undefined =>
  SHAPE.test(shape) ? (shape.match(/\d+/g) ?? []).map(Number) : undefined

/** The layout of a shape, where it is a picture's and as long as it says. Also for shapes that come by other ways. */
export const layoutOfSides = (sides: readonly number[], pixelBytes: number, fortran: boolean): Layout | undefined => {
  const [height = 0, width = 0, channels = 1] = sides
  if (sides.length < 2 || sides.length > 3 || ![1, 3, 4].includes(channels)) return undefined
  const large = Math.max(height, width) > MAX_SIDE || height * width > MAX_PIXELS
  if (Math.min(height, width) < 1 || large || height * width * channels !== pixelBytes) return undefined
  return { height, width, channels, fortran }
}

/** The pixels of a layout as BGR, row by row; the same memory where they lie so already. */
export const toBgr = (pixels: Uint8Array, { height, width, channels, fortran }: Layout): RawPicture => {
  if (channels === 3 && !fortran) return { width, height, data: pixels }
  const [down, across, deep] = fortran ? [1, height, height * width] : [width * channels, channels, 1]
  const data = new Uint8Array(width * height * 3)
  let at = 0
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = row * down + column * across
      for (let channel = 0; channel < 3; channel++) {
        data[at++] = pixels[from + (channels === 1 ? 0 : channel) * deep] ?? 0
      }
    }
  }
  return { width, height, data }
}

/** A picture as the originals write and read it: the header is padded to a multiple of 16. */
export const writeNpy = ({ width, height, data }: RawPicture): Uint8Array => {
  const dictionary = `{'descr': '|u1', 'fortran_order': False, 'shape': (${height}, ${width}, 3), }`
  const length = Math.ceil((PREFIX_BYTES + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT - PREFIX_BYTES
  const file = new Uint8Array(PREFIX_BYTES + length + data.length)
  file.set([...MAGIC, length & 0xff, length >> 8])
  const header = `${dictionary.padEnd(length - 1)}\n`
  for (let at = 0; at < length; at++) file[PREFIX_BYTES + at] = header.charCodeAt(at)
  file.set(data, PREFIX_BYTES + length)
  return file
}
