import type { Curve } from '../../scene'
import { isKnown, type Axis } from './axis'

/** How a curve of `length` values is brought onto `dots` columns. */
export interface Sampling {
  readonly length: number
  readonly dots: number
  /** Points for each column: with more values than columns no peak gets lost. */
  readonly perDot: number
}

/** Enough points for every value. */
export const samplingOf = (length: number, dots: number): Sampling => ({
  length,
  dots,
  perDot: Math.max(1, Math.ceil(length / dots)),
})

/** A curve, its newest value at the right, at points of equal distance, between the ends of the axis. NaN where nothing is known. */
export const samplesOf = ({ values }: Curve, { length, dots, perDot }: Sampling, axis: Axis): readonly number[] => {
  const count = dots * perDot
  const first = values.length - length
  return Array.from({ length: count }, (_, i) => {
    const at = first + (i * (length - 1)) / (count - 1)
    return clamp(valueAt(values, at), axis)
  })
}

/** Between two values, the line from one to the other; beside a gap, the nearer one. */
const valueAt = (values: Curve['values'], at: number): number => {
  const before = values[Math.floor(at)]
  const after = values[Math.ceil(at)]
  if (isKnown(before) && isKnown(after)) return before + (after - before) * (at - Math.floor(at))
  const nearest = values[Math.round(at)]
  return isKnown(nearest) ? nearest : NaN
}

const clamp = (value: number, { min, max }: Axis): number => Math.min(max, Math.max(min, value))
