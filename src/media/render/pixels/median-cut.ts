import type { ColourCount } from './colour-count'
import { WEIGHTS } from '../kernel/quantize-job'

/** A part of the colours: a run of `order`, and the channel along which it spreads most. */
interface Part {
  readonly from: number
  readonly to: number
  readonly axis: 0 | 1 | 2
  readonly mean: number
  /** Weighted squares of the distances from the mean along the axis; 0: not to be cut any more. */
  readonly spread: number
}

/** Heckbert's cut, at the mean and by spread: gives each colour of the count the number of its part, 0..parts - 1. */
export const medianCut = (count: ColourCount, parts: number): Int32Array => {
  const order = Int32Array.from({ length: count.size }, (_, i) => i)
  const found: Part[] = [partOf(count, order, 0, count.size)]
  while (found.length < parts) {
    const widest = widestOf(found)
    const part = found[widest]
    if (part === undefined || part.spread === 0) break
    const middle = partition(count, order, part)
    found[widest] = partOf(count, order, part.from, middle)
    found.push(partOf(count, order, middle, part.to))
  }
  return numbered(found, order)
}

const widestOf = (parts: readonly Part[]): number =>
  parts.reduce((best, part, i) => (part.spread > (parts[best]?.spread ?? 0) ? i : best), 0)

const numbered = (parts: readonly Part[], order: Int32Array): Int32Array => {
  const numbers = new Int32Array(order.length)
  parts.forEach(({ from, to }, number) => {
    for (let i = from; i < to; i++) numbers[order[i] ?? 0] = number
  })
  return numbers
}

const partOf = (count: ColourCount, order: Int32Array, from: number, to: number): Part => {
  const along = count.channels.map((channel, axis) => {
    let [weight, sum, squares] = [0, 0, 0]
    for (let i = from; i < to; i++) {
      const entry = order[i] ?? 0
      const share = count.weight[entry] ?? 0
      const value = channel[entry] ?? 0
      weight += share
      sum += share * value
      squares += share * value * value
    }
    return {
      mean: weight > 0 ? sum / weight : 0,
      spread: (squares - (sum * sum) / (weight || 1)) * (WEIGHTS[axis] ?? 0),
    }
  })
  const axis = widestAxis(along.map(({ spread }) => spread))
  const { mean = 0, spread = 0 } = along[axis] ?? {}
  // Below this the squares differ only by rounding.
  return { from, to, axis, mean, spread: to - from > 1 && spread > 1e-3 ? spread : 0 }
}

const widestAxis = ([blue = 0, green = 0, red = 0]: readonly number[]): 0 | 1 | 2 => {
  if (green >= blue && green >= red) return 1
  return red > blue ? 2 : 0
}

/** Puts what is not above the mean first; returns where the rest begins. Both sides have colours: the spread is not 0. */
const partition = (count: ColourCount, order: Int32Array, { from, to, axis, mean }: Part): number => {
  const channel = count.channels[axis]
  let low = from
  for (let i = from; i < to; i++) {
    const entry = order[i] ?? 0
    if ((channel[entry] ?? 0) > mean) continue
    order[i] = order[low] ?? 0
    order[low++] = entry
  }
  return low
}
