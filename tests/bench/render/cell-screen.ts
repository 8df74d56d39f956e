import { BLOCK_GLYPHS } from '../../support/block-glyphs'
import { inkOf } from '../../support/letter-inks'
import { blank, type Picture } from './picture'

/** A cell's size in the picture of a screen. */
export const CELL = { width: 8, height: 16 } as const

const ESC = 0x1b
const BRACKET = 0x5b
const SEMICOLON = 0x3b
const QUESTION = 0x3f
const LINE_END = 0x0a
/** Whether the cursor is seen, and whether the screen waits for the whole picture. */
const HARMLESS_MODES: readonly (number | undefined)[] = [25, 2026]
const DEFAULT_FORE = 0xffffff
const DEFAULT_BACK = 0
const LEVELS = [0, 95, 135, 175, 215, 255]
/** xterm's first 16 colours. */
const NAMED = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
  0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
]

const grey = (index: number): number => (index * 10 - 2312) * 0x010101

const paletteColour = (index: number): number => {
  if (index < 16) return NAMED[index]!
  if (index >= 232) return grey(index)
  const [red, green, blue] = [36, 6, 1].map((unit) => LEVELS[Math.floor((index - 16) / unit) % 6]!)
  return (red! << 16) | (green! << 8) | blue!
}

const masks = new Map<number, Float32Array>()

/** How much of the foreground's colour a point of a cell has under a character: blocks and letters, nothing else. */
const coverAt = (code: number, x: number, y: number): number => {
  const areas = BLOCK_GLYPHS.get(code)
  if (!areas) return inkOf(code, x, y) ?? 0
  return Number(areas.some(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom))
}

const maskOf = (code: number): Float32Array => {
  const known = masks.get(code)
  if (known) return known
  const mask = Float32Array.from({ length: CELL.width * CELL.height }, (_, i) =>
    coverAt(code, ((i % CELL.width) + 0.5) / CELL.width, (Math.floor(i / CELL.width) + 0.5) / CELL.height),
  )
  masks.set(code, mask)
  return mask
}

/** The colour between two, by the foreground's share. */
const mixed = (fore: number, back: number, share: number): number => {
  if (share === 0 || share === 1) return share === 1 ? fore : back
  const channel = (shift: number): number =>
    Math.round(((fore >> shift) & 255) * share + ((back >> shift) & 255) * (1 - share)) << shift
  return channel(16) | channel(8) | channel(0)
}

/**
 * What a terminal of cells shows: cursor moves (CUP, HVP, CUU, CUD, CUF, line ends), SGR, text, and the erasing of all. Throws
 * at anything else but modes that change no cell.
 */
export class CellScreen {
  private readonly codes: Uint32Array
  private readonly fores: Int32Array
  private readonly backs: Int32Array
  private row = 0
  private col = 0
  private fore = DEFAULT_FORE
  private back = DEFAULT_BACK
  private reversed = false

  constructor(
    private readonly cols: number,
    private readonly rows: number,
  ) {
    this.codes = new Uint32Array(cols * rows).fill(0x20)
    this.fores = new Int32Array(cols * rows).fill(DEFAULT_FORE)
    this.backs = new Int32Array(cols * rows).fill(DEFAULT_BACK)
  }

  write(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) at = bytes[at] === ESC ? this.sequence(bytes, at) : this.character(bytes, at)
  }

  /** The screen, each cell `CELL` in size. */
  picture(): Picture {
    const picture = blank(this.cols * CELL.width, this.rows * CELL.height)
    for (let cell = 0; cell < this.codes.length; cell++) this.draw(picture, cell)
    return picture
  }

  private draw({ data, width }: Picture, cell: number): void {
    const mask = maskOf(this.codes[cell]!)
    const [fore, back] = [this.fores[cell]!, this.backs[cell]!]
    const left = (cell % this.cols) * CELL.width
    const top = Math.floor(cell / this.cols) * CELL.height
    for (let i = 0; i < mask.length; i++) {
      const colour = mixed(fore, back, mask[i]!)
      const at = ((top + (i >> 3)) * width + left + (i & 7)) * 3
      data[at] = colour >> 16
      data[at + 1] = colour >> 8
      data[at + 2] = colour
    }
  }

  private character(bytes: Uint8Array, at: number): number {
    const first = bytes[at]!
    if (first === LINE_END) return this.lineEnd(at)
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    let code = length === 1 ? first : first & (0x7f >> length)
    for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i]! & 63)
    if (this.row >= this.rows || this.col >= this.cols || code < 0x20)
      throw new Error(`character ${code} at row ${this.row}, column ${this.col}`)
    const cell = this.row * this.cols + this.col++
    this.codes[cell] = code
    this.fores[cell] = this.reversed ? this.back : this.fore
    this.backs[cell] = this.reversed ? this.fore : this.back
    return at + length
  }

  /** What a terminal's driver makes of it: to the left, too. */
  private lineEnd(at: number): number {
    this.row++
    this.col = 0
    return at + 1
  }

  private sequence(bytes: Uint8Array, start: number): number {
    if (bytes[start + 1] !== BRACKET) throw new Error('an escape sequence that is not CSI')
    const values = [0]
    const isPrivate = bytes[start + 2] === QUESTION
    let at = start + (isPrivate ? 3 : 2)
    for (; at < bytes.length && bytes[at]! < 0x40; at++)
      if (bytes[at] === SEMICOLON) values.push(0)
      else values.push(values.pop()! * 10 + bytes[at]! - 0x30)
    const final = String.fromCharCode(bytes[at] ?? 0)
    if (!isPrivate) this.control(final, values)
    else if (!HARMLESS_MODES.includes(values[0])) throw new Error(`CSI ? ${values.join(';')} ${final}`)
    return at + 1
  }

  private control(final: string, values: readonly number[]): void {
    if (final === 'H' || final === 'f') {
      this.row = Math.max(1, values[0]!) - 1
      this.col = Math.max(1, values[1] ?? 1) - 1
    } else if (final === 'J' && values[0] === 2) this.codes.fill(0x20)
    else if (final === 'A') this.row = Math.max(0, this.row - (values[0]! || 1))
    else if (final === 'B') this.row = Math.min(this.rows - 1, this.row + (values[0]! || 1))
    else if (final === 'C') this.col += values[0]! || 1
    else if (final === 'm') this.select([...values])
    else throw new Error(`CSI ${values.join(';')} ${final}`)
  }

  private select(values: number[]): void {
    while (values.length > 0) {
      const value = values.shift()!
      if (value === 38) this.fore = extended(values)
      else if (value === 48) this.back = extended(values)
      else if (value === 0) [this.fore, this.back, this.reversed] = [DEFAULT_FORE, DEFAULT_BACK, false]
      else if (value === 7 || value === 27) this.reversed = value === 7
      else if (value >= 90 && value < 98) this.fore = NAMED[value - 82]!
      else if (value >= 100 && value < 108) this.back = NAMED[value - 92]!
      else if (value >= 30 && value < 38) this.fore = NAMED[value - 30]!
      else if (value >= 40 && value < 48) this.back = NAMED[value - 40]!
      else throw new Error(`SGR ${value}`)
    }
  }
}

/** What follows 38 or 48: `2;r;g;b` or `5;n`. */
const extended = (values: number[]): number => {
  if (values.shift() === 5) return paletteColour(values.shift()!)
  const [red, green, blue] = values.splice(0, 3)
  return (red! << 16) | (green! << 8) | blue!
}
