import type { Frame } from '../frame'

/** A picture of brightness alone, a byte a pixel, rows from the top. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Wide enough for faces that take a tenth of the picture, small enough to look at five times a second. */
export const GREY_WIDTH = 240

/** Three bytes of a pixel as brightness, roughly: green counts half. */
const lightAt = (data: Uint8Array, at: number): number =>
  (data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)

/** A small grey copy, no wider than GREY_WIDTH: the mean of two by two places under each pixel. */
export const greyOf = (frame: Frame): GreyPicture => {
  const width = Math.min(frame.width, GREY_WIDTH)
  const scale = frame.width / width
  const height = Math.max(1, Math.round(frame.height / scale))
  const data = new Uint8Array(width * height)
  const columns = Int32Array.from({ length: width * 2 }, (_, half) => Math.floor(((half + 0.5) / 2) * scale) * 3)
  const rowAt = (half: number): number => Math.min(frame.height - 1, Math.floor(((half + 0.5) / 2) * scale))
  for (let y = 0, to = 0; y < height; y++) {
    const upper = rowAt(2 * y) * frame.width * 3
    const lower = rowAt(2 * y + 1) * frame.width * 3
    for (let x = 0; x < width; x++, to++) {
      const left = columns[2 * x] ?? 0
      const right = columns[2 * x + 1] ?? 0
      const top = lightAt(frame.data, upper + left) + lightAt(frame.data, upper + right)
      data[to] = (top + lightAt(frame.data, lower + left) + lightAt(frame.data, lower + right)) >> 4
    }
  }
  return { width, height, data }
}
