import { Decoder } from 'sixel'

/** Nothing was drawn at this pixel. */
export const UNDRAWN = -1

/** A position of the cursor, or a sixel picture; nothing else may be in the bytes of one. */
const PIECE = /\x1b\[(\d+);(\d+)H|\x1bP(\d*(?:;\d*)*)q([^\x1b]*)\x1b\\/g
const RASTER = /^"1;1;(\d+);(\d+)/

/** What a sixel terminal is like. */
export interface SixelTerminal {
  readonly columns: number
  readonly rows: number
  readonly cell: { readonly width: number; readonly height: number }
  /** Unset pixels of a later picture hide what was there: mlterm. */
  readonly replaces?: boolean
}

/**
 * The pixels of a terminal that understands sixels (decoded by npm `sixel`, which shares nothing with our writer) and
 * positions of the cursor, and throws at anything else, at a picture that scrolls, and at one outside of the screen.
 */
export class SixelScreen {
  readonly width: number
  readonly height: number
  /** `red << 16 | green << 8 | blue`, or UNDRAWN. */
  readonly pixels: Int32Array
  /** Registers that the last pictures named, at most. */
  mostColours = 0
  pictures = 0
  private readonly decoder = new Decoder()
  private cursor = { row: 0, col: 0 }

  constructor(private readonly terminal: SixelTerminal) {
    this.width = terminal.columns * terminal.cell.width
    this.height = terminal.rows * terminal.cell.height
    this.pixels = new Int32Array(this.width * this.height).fill(UNDRAWN)
  }

  at(x: number, y: number): number {
    return this.pixels[y * this.width + x] ?? UNDRAWN
  }

  /** Text over a cell: its pixels are gone. */
  scribble(row: number, col: number): void {
    const { width, height } = this.terminal.cell
    for (let y = row * height; y < (row + 1) * height; y++)
      this.pixels.fill(UNDRAWN, y * this.width + col * width, y * this.width + (col + 1) * width)
  }

  write(bytes: Uint8Array): void {
    const text = Buffer.from(bytes).toString('latin1')
    let end = 0
    for (const match of text.matchAll(PIECE)) {
      if (match.index !== end) break
      end += match[0].length
      if (match[4] === undefined) this.cursor = { row: Number(match[1]) - 1, col: Number(match[2]) - 1 }
      else this.picture(match[4], match[3] ?? '')
    }
    if (end !== text.length) throw new Error(`not understood: ${JSON.stringify(text.slice(end, end + 40))}`)
  }

  private picture(data: string, parameters: string): void {
    const [, width, height] = RASTER.exec(data)?.map(Number) ?? []
    if (width === undefined || height === undefined) throw new Error('a picture without raster attributes')
    this.pictures++
    this.mostColours = Math.max(this.mostColours, new Set(data.match(/#\d+(?=;2)/g)).size)
    this.decoder.init(0, null, 256, true)
    this.decoder.decode(Buffer.from(data, 'latin1'))
    this.place({ width, height, rgba: this.decoder.data32, hides: parameters.split(';')[1] !== '1' })
  }

  private place(picture: { width: number; height: number; rgba: Uint32Array; hides: boolean }): void {
    const { cell, rows, replaces = false } = this.terminal
    const left = this.cursor.col * cell.width
    const top = this.cursor.row * cell.height
    if (left + picture.width > this.width)
      throw new Error(`a picture ends at column ${left + picture.width} of ${this.width}`)
    if (top + picture.height > (rows - 1) * cell.height) throw new Error('a picture on the last row scrolls the screen')
    for (let y = 0, i = 0; y < picture.height; y++)
      for (let x = 0; x < picture.width; x++, i++) {
        const pixel = picture.rgba[i] ?? 0
        const at = (top + y) * this.width + left + x
        if (pixel >>> 24 !== 0) this.pixels[at] = ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 0xff)
        else if (replaces || picture.hides) this.pixels[at] = UNDRAWN
      }
  }
}
