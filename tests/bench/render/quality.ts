import type { Picture } from './picture'

const WINDOW = 8
const STEP = 2
/** The ratio where nothing differs. */
export const SAME_DB = 99
const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2

/** Peak signal to noise ratio over the three channels, in dB; 99 when nothing differs. */
export const psnrDb = (one: Picture, other: Picture): number => {
  let sum = 0
  for (let i = 0; i < one.data.length; i++) sum += (one.data[i]! - other.data[i]!) ** 2
  return sum === 0 ? SAME_DB : 10 * Math.log10((255 ** 2 * one.data.length) / sum)
}

const lumaOf = ({ data }: Picture): Float64Array => {
  const luma = new Float64Array(data.length / 3)
  for (let i = 0, at = 0; i < luma.length; i++, at += 3)
    luma[i] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
  return luma
}

/** Sums of `a * b` over every rectangle from the top left corner, one more row and column than pixels. */
const integralOf = (a: Float64Array, b: Float64Array, width: number): Float64Array => {
  const height = a.length / width
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0, i = 0; y < height; y++) {
    let row = 0
    for (let x = 0, at = (y + 1) * (width + 1) + 1; x < width; x++, i++, at++) {
      row += a[i]! * b[i]!
      sums[at] = sums[at - width - 1]! + row
    }
  }
  return sums
}

/** The mean of a window from the sums of its rectangle. */
const windowMean = (sums: Float64Array, top: number, bottom: number): number =>
  (sums[bottom + WINDOW]! - sums[bottom]! - sums[top + WINDOW]! + sums[top]!) / WINDOW ** 2

/** Structural similarity (Wang et al. 2004) of the luminance, mean over windows of 8 by 8 at every second pixel. */
export const ssim = (one: Picture, other: Picture): number => {
  const { width, height } = one
  const [a, b] = [lumaOf(one), lumaOf(other)]
  const ones = new Float64Array(a.length).fill(1)
  const sums = [integralOf(a, ones, width), integralOf(b, ones, width)] as const
  const squares = [integralOf(a, a, width), integralOf(b, b, width), integralOf(a, b, width)] as const
  let total = 0
  let windows = 0
  for (let y = 0; y + WINDOW <= height; y += STEP)
    for (let x = 0; x + WINDOW <= width; x += STEP) {
      const top = y * (width + 1) + x
      const bottom = top + WINDOW * (width + 1)
      const mean = (s: Float64Array): number => windowMean(s, top, bottom)
      total += similarity([mean(sums[0]), mean(sums[1]), mean(squares[0]), mean(squares[1]), mean(squares[2])])
      windows++
    }
  return windows === 0 ? 1 : total / windows
}

const similarity = ([a, b, aa, bb, ab]: readonly [number, number, number, number, number]): number =>
  ((2 * a * b + C1) * (2 * (ab - a * b) + C2)) / ((a * a + b * b + C1) * (aa - a * a + (bb - b * b) + C2))
