import type { Plot } from '../../scene'

/** The axis of values of a chart. */
export interface Axis {
  readonly min: number
  readonly max: number
  /** From one label to the next. */
  readonly step: number
}

/** Steps that a person counts in easily, times a power of ten. */
const ROUND = [1, 2, 5, 10]
/** Where nothing is counted, since there is one label alone: finer, and whole numbers between 1 and 10. */
const ROUND_ALONE = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
/** Rows from one label to the next, at least. */
const LABEL_ROWS = 3

/** Whether there is a value: a number that can be drawn. */
export const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value)

/** The axis of a chart of so many rows; without a told maximum all values lie on it, and it ends at a label. */
export const axisOf = ({ curves, length, scale = {} }: Plot, rows: number): Axis => {
  const { min = 0 } = scale
  const labels = Math.max(1, Math.floor(rows / LABEL_ROWS))
  if (scale.max !== undefined && scale.max > min) return { min, max: scale.max, step: (scale.max - min) / labels }
  const values = curves.flatMap((curve) => curve.values.slice(-length).filter(isKnown))
  const height = values.reduce((most, value) => Math.max(most, value - min), 0)
  const step = roundStep((height || 1) / labels, labels === 1 ? ROUND_ALONE : ROUND)
  return { min, max: min + step * Math.max(1, Math.ceil(height / step - 1e-9)), step }
}

/** The least round number that is not less than `least`. */
const roundStep = (least: number, round: readonly number[]): number => {
  const power = 10 ** Math.floor(Math.log10(least))
  const fits = (factor: number): boolean => factor * power >= least * (1 - 1e-9)
  return power * (round.find((factor) => fits(factor) && (power !== 1 || Number.isInteger(factor))) ?? 10)
}
