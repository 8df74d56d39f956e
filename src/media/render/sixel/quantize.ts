import { tableCell, TABLE_CELLS } from './colour-count'
import { NO_COLOUR, WEIGHTS, type Palette } from './palette'

/** The pixels of one sixel picture: a byte each in `wish` and `shown`, the number of a colour or NO_COLOUR. */
export interface Plane {
  readonly width: number
  readonly height: number
  /** What the terminal shows. */
  readonly shown: Uint8Array
  /** What it is to show. */
  readonly wish: Uint8Array
  /** BGR of the pixel that was taken when `shown` was chosen. */
  readonly origin: Uint8Array
}

/** A plane of which the terminal shows nothing yet. */
export const emptyPlane = (width: number, height: number): Plane => ({
  width,
  height,
  shown: new Uint8Array(width * height).fill(NO_COLOUR),
  wish: new Uint8Array(width * height).fill(NO_COLOUR),
  origin: new Uint8Array(width * height * 3),
})

/** Rows of a plane, `to` not among them. */
export interface Rows {
  readonly from: number
  readonly to: number
}

/** How nearly right is right, in levels of 8 bits for each channel. */
export interface Tolerance {
  /** A pixel that moved by no more since it was drawn stays; -1: none does. */
  readonly hold: number
  /** The colour that is there, or beside, will do if it is no further off. */
  readonly reuse: number
  /** Rows in which nothing is held, so that no old patch stays for long. */
  readonly fresh: Rows
}

/** The nearest colour of a palette for each cell of the table, found when it is first asked for. */
export class NearestColours {
  private readonly table = new Uint8Array(TABLE_CELLS).fill(NO_COLOUR)

  constructor(readonly palette: Palette) {}

  /** The number of the colour that is nearest to the middle of this colour's cell. */
  of(blue: number, green: number, red: number): number {
    const cell = tableCell(blue, green, red)
    const known = this.table[cell] ?? NO_COLOUR
    if (known !== NO_COLOUR) return known
    const found = this.search((blue & 0xf8) + 4, (green & 0xf8) + 4, (red & 0xf8) + 4)
    this.table[cell] = found
    return found
  }

  private search(blue: number, green: number, red: number): number {
    const { bgr, count } = this.palette
    let best = 0
    let least = Infinity
    for (let i = 0, at = 0; i < count; i++, at += 3) {
      const db = blue - (bgr[at] ?? 0)
      const dg = green - (bgr[at + 1] ?? 0)
      const dr = red - (bgr[at + 2] ?? 0)
      const distance = WEIGHTS[0] * db * db + WEIGHTS[1] * dg * dg + WEIGHTS[2] * dr * dr
      if (distance >= least) continue
      least = distance
      best = i
    }
    return best
  }
}

/** Chooses what each pixel is to show of a BGR picture of the plane's size. The twin of the kernel `quantize`. */
export const quantize = (plane: Plane, bgr: Uint8Array, colours: NearestColours, tolerance: Tolerance): void => {
  const { width, height, shown, wish, origin } = plane
  const palette = colours.palette.bgr
  const { reuse, fresh } = tolerance
  for (let y = 0, i = 0; y < height; y++) {
    const hold = y >= fresh.from && y < fresh.to ? -1 : tolerance.hold
    for (let x = 0; x < width; x++, i++) {
      const at = i * 3
      const old = shown[i] ?? NO_COLOUR
      if (old !== NO_COLOUR && near(bgr, at, origin, at, hold)) {
        wish[i] = old
        continue
      }
      const left = x > 0 ? (wish[i - 1] ?? NO_COLOUR) : NO_COLOUR
      const upper = y > 0 ? (wish[i - width] ?? NO_COLOUR) : NO_COLOUR
      if (old !== NO_COLOUR && near(bgr, at, palette, old * 3, reuse)) wish[i] = old
      else if (left !== NO_COLOUR && near(bgr, at, palette, left * 3, reuse)) wish[i] = left
      else if (upper !== NO_COLOUR && near(bgr, at, palette, upper * 3, reuse)) wish[i] = upper
      else wish[i] = colours.of(bgr[at] ?? 0, bgr[at + 1] ?? 0, bgr[at + 2] ?? 0)
      if (wish[i] === old) continue
      origin[at] = bgr[at] ?? 0
      origin[at + 1] = bgr[at + 1] ?? 0
      origin[at + 2] = bgr[at + 2] ?? 0
    }
  }
}

const near = (a: Uint8Array, i: number, b: Uint8Array, j: number, limit: number): boolean =>
  Math.abs((a[i] ?? 0) - (b[j] ?? 0)) <= limit &&
  Math.abs((a[i + 1] ?? 0) - (b[j + 1] ?? 0)) <= limit &&
  Math.abs((a[i + 2] ?? 0) - (b[j + 2] ?? 0)) <= limit
