import { countColours, type ColourCount } from './colour-count'
import { medianCut } from './median-cut'
import { WEIGHTS } from '../kernel/quantize-job'

/** Pixels that are looked at; more of a large picture would change the palette little. */
const SAMPLED_PIXELS = 40_000
/** k-means rounds after the median cut: the later ones change little. */
const ROUNDS = 3

/** A picture whose colours are looked for. */
export interface PaletteQuestion {
  /** `red << 16 | green << 8 | blue` */
  readonly pixels: Int32Array
  /** How many colours, 1..255. */
  readonly colours: number
}

/** The palette for a picture: percents of red, green, blue, the most frequent colour first. Takes some 10 ms. */
export const searchPalette = ({ pixels, colours }: PaletteQuestion): Uint8Array => {
  const count = countColours(sampled(pixels))
  const nearest = medianCut(count, colours)
  let means = meansOf(count, nearest, colours)
  for (let round = 0; round < ROUNDS; round++) {
    assign(count, means, nearest)
    means = meansOf(count, nearest, colours)
  }
  return percentsOf(means)
}

/** So much of a picture as a palette is made of: every so many pixels one, in memory of its own. */
export const sampled = (pixels: Int32Array): Int32Array => {
  const step = Math.max(1, pixels.length / SAMPLED_PIXELS)
  const count = Math.floor(pixels.length / step)
  return Int32Array.from({ length: count }, (_, i) => pixels[Math.floor(i * step)] ?? 0)
}

/** Blue, green, red and weight of each colour. */
type Means = Float64Array

/** The mean of the entries of each number; numbers that nobody has fall out of later rounds with weight 0. */
const meansOf = (count: ColourCount, numbers: Int32Array, colours: number): Means => {
  const means = new Float64Array(colours * 4)
  for (let entry = 0; entry < count.size; entry++) {
    const at = (numbers[entry] ?? 0) * 4
    const weight = count.weight[entry] ?? 0
    count.channels.forEach((channel, i) => (means[at + i] = (means[at + i] ?? 0) + (channel[entry] ?? 0) * weight))
    means[at + 3] = (means[at + 3] ?? 0) + weight
  }
  for (let at = 0; at < means.length; at += 4) {
    const weight = means[at + 3] ?? 0
    if (weight > 0) for (let i = 0; i < 3; i++) means[at + i] = (means[at + i] ?? 0) / weight
  }
  return means
}

const assign = ({ size, channels }: ColourCount, means: Means, numbers: Int32Array): void => {
  const [blues, greens, reds] = channels
  for (let entry = 0; entry < size; entry++) {
    const [blue, green, red] = [blues[entry] ?? 0, greens[entry] ?? 0, reds[entry] ?? 0]
    let best = numbers[entry] ?? 0
    let least = Infinity
    for (let at = 0; at < means.length; at += 4) {
      if (means[at + 3] === 0) continue
      const db = blue - (means[at] ?? 0)
      const dg = green - (means[at + 1] ?? 0)
      const dr = red - (means[at + 2] ?? 0)
      const distance = WEIGHTS[0] * db * db + WEIGHTS[1] * dg * dg + WEIGHTS[2] * dr * dr
      if (distance < least) {
        least = distance
        best = at >> 2
      }
    }
    numbers[entry] = best
  }
}

const percentsOf = (means: Means): Uint8Array => {
  const numbers = Array.from({ length: means.length / 4 }, (_, i) => i * 4).filter((at) => (means[at + 3] ?? 0) > 0)
  numbers.sort((a, b) => (means[b + 3] ?? 0) - (means[a + 3] ?? 0))
  return Uint8Array.from(numbers.flatMap((at) => [2, 1, 0].map((i) => Math.round(((means[at + i] ?? 0) * 100) / 255))))
}
