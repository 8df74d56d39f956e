import type { Canvas, Rectangle } from '../canvas'
import type { Frame } from '../frame'
import type { Size } from '../codec/codec'

/** What is burnt into a picture of the test pattern. */
export interface PatternMark {
  /** Counts the pictures, modulo 2^24. */
  readonly number: number
  /** Unix time in milliseconds when the picture was made. */
  readonly clockMs: number
}

/**
 * The mark is 80 bits, two rows of 40 blocks, black for 0 and white for 1, each bit of the upper row left of the next:
 *
 *     24 bits number | 44 bits clock | 12 bits CRC (polynomial 0x80f)
 *
 * At 320x240 a block is 8 pixels wide, which a JPEG of quality 20 and halving the picture leave readable.
 */
const COLUMNS = 40
const ROWS = 2
const NUMBER_BITS = 24
const CLOCK_BITS = 44
const CRC_BITS = 12
const CRC_POLYNOMIAL = 0x80f
/** The share of the picture's height that the mark takes, at its lower edge. */
const HEIGHT_SHARE = 1 / 12

const bitsOf = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.floor(value / 2 ** (count - 1 - at)) % 2)

const valueOf = (bits: readonly number[]): number => bits.reduce((value, bit) => value * 2 + bit, 0)

const crc = (bits: readonly number[]): number =>
  bits.reduce((sum, bit) => {
    const carry = ((sum >> (CRC_BITS - 1)) & 1) ^ bit
    return ((sum << 1) & 0xfff) ^ (carry === 1 ? CRC_POLYNOMIAL : 0)
  }, 0xfff)

/** Where the mark lies in a picture of this size. */
export const markArea = (size: Size): Rectangle => {
  const height = Math.max(ROWS, Math.round(size.height * HEIGHT_SHARE))
  return { x: 0, y: size.height - height, width: size.width, height }
}

const blockAt = (area: Rectangle, index: number): Rectangle => {
  const width = area.width / COLUMNS
  const height = area.height / ROWS
  return { x: (index % COLUMNS) * width, y: area.y + Math.floor(index / COLUMNS) * height, width, height }
}

/** Draws the mark. */
export const burnMark = (canvas: Canvas, mark: PatternMark): void => {
  const payload = [...bitsOf(mark.number, NUMBER_BITS), ...bitsOf(mark.clockMs, CLOCK_BITS)]
  const area = markArea(canvas)
  canvas.rectangle(area, [0, 0, 0])
  for (const [index, bit] of [...payload, ...bitsOf(crc(payload), CRC_BITS)].entries())
    if (bit === 1) canvas.rectangle(blockAt(area, index), [255, 255, 255])
}

/** The mean brightness of the middle of a block, over all channels. */
const brightness = (frame: Frame, block: Rectangle): number => {
  const left = Math.floor(block.x + block.width * 0.3)
  const right = Math.max(left + 1, Math.ceil(block.x + block.width * 0.7))
  const top = Math.floor(block.y + block.height * 0.3)
  const bottom = Math.max(top + 1, Math.ceil(block.y + block.height * 0.7))
  let sum = 0
  for (let y = top; y < bottom; y++)
    for (let at = (y * frame.width + left) * 3; at < (y * frame.width + right) * 3; at++) sum += frame.data[at] ?? 0
  return sum / ((bottom - top) * (right - left) * 3)
}

/** Reads the mark of a picture that shows the test pattern whole; nothing when it shows something else. */
export const readPattern = (frame: Frame): PatternMark | undefined => {
  const area = markArea(frame)
  const bits = Array.from({ length: COLUMNS * ROWS }, (_, at) => (brightness(frame, blockAt(area, at)) >= 128 ? 1 : 0))
  const payload = bits.slice(0, NUMBER_BITS + CLOCK_BITS)
  if (crc(payload) !== valueOf(bits.slice(payload.length))) return undefined
  return { number: valueOf(payload.slice(0, NUMBER_BITS)), clockMs: valueOf(payload.slice(NUMBER_BITS)) }
}
