import type { Picture } from './picture'

const WINDOW = 8
const STEP = 2
const SAME_DB = 99
const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2

/** Peak signal to noise ratio over the three channels, in dB; 99 when nothing differs. */
export const psnrDb = (one: Picture, other: Picture): number => {
  let sum = 0
  for (let i = 0; i < one.data.length; i++) sum += (one.data[i]! - other.data[i]!) ** 2
  return sum === 0 ? SAME_DB : 10 * Math.log10((255 ** 2 * one.data.length) / sum)
}

const lumaOf = ({ data }: Picture): Float64Array =>
  Float64Array.from({ length: data.length / 3 }, (_, i) => {
    const at = i * 3
    return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
  })

/** Sums of a value over every rectangle from the top left corner, one more row and column than pixels. */
const integralOf = (value: (i: number) => number, width: number, height: number): Float64Array => {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += value(y * width + x)
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row
    }
  }
  return sums
}

/** Structural similarity (Wang et al. 2004) of the luminance, mean over windows of 8 by 8 at every second pixel. */
export const ssim = (one: Picture, other: Picture): number => {
  const { width, height } = one
  const a = lumaOf(one)
  const b = lumaOf(other)
  const values = [
    (i: number) => a[i]!,
    (i: number) => b[i]!,
    (i: number) => a[i]! * a[i]!,
    (i: number) => b[i]! * b[i]!,
    (i: number) => a[i]! * b[i]!,
  ]
  const sums = values.map((value) => integralOf(value, width, height))
  const stride = width + 1
  let total = 0
  let windows = 0
  for (let y = 0; y + WINDOW <= height; y += STEP)
    for (let x = 0; x + WINDOW <= width; x += STEP) {
      const [top, bottom] = [y * stride + x, (y + WINDOW) * stride + x]
      const means = sums.map((s) => (s[bottom + WINDOW]! - s[bottom]! - s[top + WINDOW]! + s[top]!) / WINDOW ** 2)
      total += similarity(means as [number, number, number, number, number])
      windows++
    }
  return windows === 0 ? 1 : total / windows
}

const similarity = ([a, b, aa, bb, ab]: readonly [number, number, number, number, number]): number =>
  ((2 * a * b + C1) * (2 * (ab - a * b) + C2)) / ((a * a + b * b + C1) * (aa - a * a + (bb - b * b) + C2))
