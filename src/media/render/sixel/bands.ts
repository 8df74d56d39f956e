import { NO_COLOUR } from './palette'
import type { Plane } from './quantize'

/** A rectangle of a plane, in pixels. */
export interface PixelArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const BAND_ROWS = 6
/** Sixel characters: 63 and six bits, the lowest the topmost pixel. */
const EMPTY = 0x3f
const REPEAT = 0x21
const COLOUR = 0x23
const NEW_BAND = 0x2d
const SAME_BAND = 0x24
/** A run of this many is as short written out. */
const SHORT_RUN = 3
/** A stretch of one colour goes on over so many columns without it: another one would cost its number again. */
const BRIDGED_COLUMNS = 5
const NONE = -1
/** The most bytes for one pixel of a band: pass, colour, gap and its repetition, the pixel. */
const BYTES_A_PIXEL = 16

/**
 * Writes pixels as sixels, band after band. In a band each colour is a list of stretches; a pass over the band takes
 * stretches of any colours from left to right, as long as they do not overlap, so that few passes go over few gaps.
 * The twin of the kernel `bands`.
 */
export class BandWriter {
  /** Colours of the last writing, 1 for each that is used. */
  readonly used = new Uint8Array(NO_COLOUR)
  private out = new Uint8Array(65_536)
  private at = 0
  private width = 0
  /** Bits of each colour in each column of the band. */
  private bits = new Uint8Array(0)
  private readonly present = new Uint8Array(NO_COLOUR)
  private readonly list = new Uint8Array(NO_COLOUR)
  private listed = 0
  private readonly first = new Int32Array(NO_COLOUR)
  private readonly last = new Int32Array(NO_COLOUR)
  /** Stretches: colour, first and last column, and the next one that begins in the same column. */
  private stretches = 0
  private colour = new Uint8Array(0)
  private begin = new Int32Array(0)
  private end = new Int32Array(0)
  private next = new Int32Array(0)
  private head = new Int32Array(0)

  /**
   * Sixels for the pixels of the area whose wish is not what is shown, or, `whole`, for all that have a wish; they count
   * as shown then. Empty when there are none. Valid until the next call.
   */
  write(plane: Plane, area: PixelArea, whole: boolean): Uint8Array {
    this.prepare(area.width)
    this.used.fill(0)
    this.at = 0
    let skipped = 0
    for (let top = 0; top < area.height; top += BAND_ROWS, skipped++) {
      this.collect(plane, { ...area, y: area.y + top, height: Math.min(BAND_ROWS, area.height - top) }, whole)
      if (this.listed === 0) continue
      this.reserve(skipped + this.width * BAND_ROWS * BYTES_A_PIXEL)
      for (; skipped > 0; skipped--) this.out[this.at++] = NEW_BAND
      this.stretch()
      this.passes()
    }
    return this.out.subarray(0, this.at)
  }

  private prepare(width: number): void {
    if (width === this.width) return
    this.width = width
    this.bits = new Uint8Array(width * NO_COLOUR)
    const most = width * BAND_ROWS
    this.colour = new Uint8Array(most)
    this.begin = new Int32Array(most)
    this.end = new Int32Array(most)
    this.next = new Int32Array(most)
    this.head = new Int32Array(width).fill(NONE)
  }

  private reserve(count: number): void {
    if (this.at + count <= this.out.length) return
    const larger = new Uint8Array(Math.max(this.out.length * 2, this.at + count))
    larger.set(this.out.subarray(0, this.at))
    this.out = larger
  }

  /** Gathers the bits of the band by colour. */
  private collect({ shown, wish, width }: Plane, band: PixelArea, whole: boolean): void {
    this.listed = 0
    for (let row = 0; row < band.height; row++) {
      let i = (band.y + row) * width + band.x
      for (let x = 0; x < band.width; x++, i++) {
        const colour = wish[i] ?? NO_COLOUR
        if (colour === NO_COLOUR || (!whole && colour === shown[i])) continue
        shown[i] = colour
        this.mark(colour, x, 1 << row)
      }
    }
  }

  private mark(colour: number, x: number, bit: number): void {
    if (this.present[colour] === 0) {
      this.present[colour] = this.used[colour] = 1
      this.list[this.listed++] = colour
      this.first[colour] = this.last[colour] = x
    }
    const at = colour * this.width + x
    this.bits[at] = (this.bits[at] ?? 0) | bit
    if (x < (this.first[colour] ?? 0)) this.first[colour] = x
    if (x > (this.last[colour] ?? 0)) this.last[colour] = x
  }

  /** Cuts each colour into stretches and hangs them up by their first column. */
  private stretch(): void {
    this.stretches = 0
    for (let i = 0; i < this.listed; i++) {
      const colour = this.list[i] ?? 0
      const row = colour * this.width
      const last = this.last[colour] ?? 0
      this.present[colour] = 0
      for (let x = this.first[colour] ?? 0; x <= last;) {
        const from = x
        let to = x
        for (; x <= last && x - to <= BRIDGED_COLUMNS; x++) if (this.bits[row + x] !== 0) to = x
        this.hang(colour, from, to)
        while (x <= last && this.bits[row + x] === 0) x++
      }
    }
  }

  private hang(colour: number, from: number, to: number): void {
    const stretch = this.stretches++
    this.colour[stretch] = colour
    this.begin[stretch] = from
    this.end[stretch] = to
    this.next[stretch] = this.head[from] ?? NONE
    this.head[from] = stretch
  }

  /** Writes all stretches in as many passes as they need. */
  private passes(): void {
    let left = this.stretches
    let current = NONE
    for (let pass = 0; left > 0; pass++) {
      if (pass > 0) this.out[this.at++] = SAME_BAND
      let written = 0
      for (let x = 0; x < this.width;) {
        const stretch = this.take(x, current)
        if (stretch === NONE) {
          x++
          continue
        }
        const colour = this.colour[stretch] ?? 0
        if (colour !== current) this.select(colour)
        current = colour
        this.run(x - written, EMPTY)
        written = x = this.draw(stretch)
        left--
      }
    }
  }

  /** Takes down a stretch that begins in this column, of the current colour if there is one. */
  private take(x: number, current: number): number {
    const top = this.head[x] ?? NONE
    let before = NONE
    for (let stretch = top; stretch !== NONE; before = stretch, stretch = this.next[stretch] ?? NONE) {
      if (this.colour[stretch] !== current || before === NONE) continue
      this.next[before] = this.next[stretch] ?? NONE
      return stretch
    }
    if (top !== NONE) this.head[x] = this.next[top] ?? NONE
    return top
  }

  /** Writes the columns of a stretch, clears its bits; returns the column behind it. */
  private draw(stretch: number): number {
    const row = (this.colour[stretch] ?? 0) * this.width
    const end = (this.end[stretch] ?? 0) + 1
    const begin = this.begin[stretch] ?? 0
    for (let x = begin; x < end;) {
      const value = this.bits[row + x] ?? 0
      const from = x
      while (x < end && this.bits[row + x] === value) x++
      this.run(x - from, EMPTY + value)
    }
    this.bits.fill(0, row + begin, row + end)
    return end
  }

  private select(colour: number): void {
    this.out[this.at++] = COLOUR
    this.decimal(colour)
  }

  private run(count: number, character: number): void {
    if (count > SHORT_RUN) {
      this.out[this.at++] = REPEAT
      this.decimal(count)
      this.out[this.at++] = character
    } else for (let i = 0; i < count; i++) this.out[this.at++] = character
  }

  private decimal(value: number): void {
    if (value >= 10) this.decimal(Math.floor(value / 10))
    this.out[this.at++] = 48 + (value % 10)
  }
}
