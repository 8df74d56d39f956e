import { WEIGHT_BLUE, WEIGHT_GREEN, WEIGHT_RED } from '../../mosaic-job'

/** `65536 / count`, for means without a division. */
const RECIPROCALS = Int32Array.from({ length: 9 }, (_, count) => (count === 0 ? 0 : Math.round(65536 / count)))

/** The pixels of one cell, and what two colours make of them. Colours are `red << 16 | green << 8 | blue`. */
export class CellPixels {
  private readonly blue = new Int32Array(8)
  private readonly green = new Int32Array(8)
  private readonly red = new Int32Array(8)
  /** The pattern of all pixels. */
  readonly all: number

  constructor(
    private readonly across: number,
    private readonly down: number,
  ) {
    this.all = 2 ** (across * down) - 1
  }

  /** Takes the pixels from a picture of `stride` words a row; `at` is the cell's first. */
  load(words: Int32Array, at: number, stride: number): void {
    for (let y = 0, pixel = 0; y < this.down; y++)
      for (let x = 0; x < this.across; x++, pixel++) {
        const word = words[at + y * stride + x] ?? 0
        this.blue[pixel] = word & 255
        this.green[pixel] = (word >> 8) & 255
        this.red[pixel] = word >> 16
      }
  }

  /** The mean colour of the pixels in a pattern that is not empty. */
  mean(pattern: number): number {
    let count = 0
    let blue = 0
    let green = 0
    let red = 0
    for (let pixel = 0; pattern >> pixel !== 0; pixel++) {
      if (((pattern >> pixel) & 1) === 0) continue
      count++
      blue += this.blue[pixel] ?? 0
      green += this.green[pixel] ?? 0
      red += this.red[pixel] ?? 0
    }
    const share = RECIPROCALS[count] ?? 0
    return (rounded(red * share) << 16) | (rounded(green * share) << 8) | rounded(blue * share)
  }

  /** The pixels that are nearer to `fore` than to `back`. */
  nearer(fore: number, back: number): number {
    const blue = (fore & 255) - (back & 255)
    const green = ((fore >> 8) & 255) - ((back >> 8) & 255)
    const red = (fore >> 16) - (back >> 16)
    const limit = norm(fore) - norm(back)
    const toBlue = 2 * WEIGHT_BLUE * blue
    const toGreen = 2 * WEIGHT_GREEN * green
    const toRed = 2 * WEIGHT_RED * red
    let pattern = 0
    for (let pixel = 0; this.all >> pixel !== 0; pixel++) {
      const along =
        (this.blue[pixel] ?? 0) * toBlue + (this.green[pixel] ?? 0) * toGreen + (this.red[pixel] ?? 0) * toRed
      if (along > limit) pattern |= 1 << pixel
    }
    return pattern
  }

  /** The sum of squared, weighted differences from a pattern in two colours. */
  error(pattern: number, fore: number, back: number): number {
    let sum = 0
    for (let pixel = 0; this.all >> pixel !== 0; pixel++) sum += this.offBy(pixel, (pattern >> pixel) & 1 ? fore : back)
    return sum
  }

  /** The error that one colour leaves at best. */
  spread(): number {
    return this.error(0, 0, this.mean(this.all))
  }

  /** The pixels that are lighter than their mean. */
  lighter(): number {
    let sum = 0
    let count = 0
    for (; this.all >> count !== 0; count++) sum += this.light(count)
    let pattern = 0
    for (let pixel = 0; pixel < count; pixel++) if (this.light(pixel) * count > sum) pattern |= 1 << pixel
    return pattern
  }

  private light(pixel: number): number {
    const { blue, green, red } = this
    return WEIGHT_BLUE * (blue[pixel] ?? 0) + WEIGHT_GREEN * (green[pixel] ?? 0) + WEIGHT_RED * (red[pixel] ?? 0)
  }

  /** The pixel that differs most, the first of several. */
  mostUnlike(colour: number): number {
    let farthest = 0
    let most = -1
    for (let pixel = 0; this.all >> pixel !== 0; pixel++) {
      const off = this.offBy(pixel, colour)
      if (off <= most) continue
      most = off
      farthest = pixel
    }
    return ((this.red[farthest] ?? 0) << 16) | ((this.green[farthest] ?? 0) << 8) | (this.blue[farthest] ?? 0)
  }

  private offBy(pixel: number, colour: number): number {
    const blue = (this.blue[pixel] ?? 0) - (colour & 255)
    const green = (this.green[pixel] ?? 0) - ((colour >> 8) & 255)
    const red = (this.red[pixel] ?? 0) - (colour >> 16)
    return WEIGHT_BLUE * blue * blue + WEIGHT_GREEN * green * green + WEIGHT_RED * red * red
  }
}

const rounded = (fixed: number): number => (fixed + 32768) >> 16

const norm = (colour: number): number =>
  WEIGHT_BLUE * (colour & 255) ** 2 + WEIGHT_GREEN * ((colour >> 8) & 255) ** 2 + WEIGHT_RED * (colour >> 16) ** 2

/** The weighted, squared difference of two colours. */
export const distance = (one: number, other: number): number =>
  WEIGHT_BLUE * ((one & 255) - (other & 255)) ** 2 +
  WEIGHT_GREEN * (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  WEIGHT_RED * ((one >> 16) - (other >> 16)) ** 2
