import type { Frame } from '../../../src/media/frame'
import { CELL } from './cell-screen'
import type { BenchMode } from './modes'
import { blank, pictureOf, resized, type Picture } from './picture'

interface Size {
  readonly width: number
  readonly height: number
}

/** The picture without its colours, by the weights of BT.601. */
const grey = ({ width, height, data }: Picture): Picture => {
  const picture = blank(width, height)
  for (let i = 0; i < data.length; i += 3)
    picture.data.fill(Math.round(0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!), i, i + 3)
  return picture
}

/** Pixels are square, so bars fill what the picture leaves. */
const letterboxed = (from: Picture, size: Size): Picture => {
  const zoom = Math.min(size.width / from.width, size.height / from.height)
  const inner = resized(from, Math.round(from.width * zoom), Math.round(from.height * zoom))
  const whole = blank(size.width, size.height)
  const left = (size.width - inner.width) >> 1
  const top = (size.height - inner.height) >> 1
  for (let y = 0; y < inner.height; y++) {
    const row = inner.data.subarray(y * inner.width * 3, (y + 1) * inner.width * 3)
    whole.data.set(row, ((top + y) * size.width + left) * 3)
  }
  return whole
}

/** A frame as a mode should show it in so many pixels: cells have its aspect, and letters and dots its luminance. */
export const wantedPicture = (frame: Frame, bench: BenchMode, size: Size): Picture => {
  const picture = bench.white === undefined ? pictureOf(frame) : grey(pictureOf(frame))
  return 'cells' in bench.size ? resized(picture, size.width, size.height) : letterboxed(picture, size)
}

/** Means over windows of so many numbers, fewer at the ends; `step` is from one number to the next. */
const slide = (values: Float32Array, { at, count, step, window }: Run): void => {
  const sums = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + values[at + i * step]!
  for (let i = 0; i < count; i++) {
    const from = Math.max(0, i - (window >> 1))
    const to = Math.min(count, i + (window >> 1))
    values[at + i * step] = (sums[to]! - sums[from]!) / (to - from)
  }
}

interface Run {
  readonly at: number
  readonly count: number
  readonly step: number
  readonly window: number
}

/** A grey picture, each pixel the mean of a cell's size around it. */
const blurred = ({ width, height, data }: Picture): Picture => {
  const values = Float32Array.from({ length: width * height }, (_, i) => data[i * 3]!)
  for (let y = 0; y < height; y++) slide(values, { at: y * width, count: width, step: 1, window: CELL.width })
  for (let x = 0; x < width; x++) slide(values, { at: x, count: height, step: width, window: CELL.height })
  const picture = blank(width, height)
  values.forEach((value, i) => picture.data.fill(Math.round(value), i * 3, i * 3 + 3))
  return picture
}

const brightened = (picture: Picture, white: number): Picture => ({
  ...picture,
  data: picture.data.map((value) => Math.min(255, Math.round(value / white))),
})

/** What a screen shows, at the resolution of the mode's picture elements; the mode's brightest character is white. */
export const inGrid = (shown: Picture, { grid, white }: BenchMode): Picture => {
  const small = resized(shown, grid.width, grid.height)
  return white === undefined ? small : brightened(small, white)
}

/**
 * A wanted and a shown picture as they are seen, in this order. Dots and letters are grey only from a distance: of them, and of
 * what they stand for, the mean over a cell's size counts, and the mode's brightest character is white.
 */
export const asSeen = (wanted: Picture, shown: Picture, { white }: BenchMode): readonly [Picture, Picture] =>
  white === undefined ? [wanted, shown] : [blurred(wanted), brightened(blurred(shown), white)]
