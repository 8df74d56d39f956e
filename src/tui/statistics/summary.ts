import type { Sample } from './sample'
import type { Measure } from './measures'

/** What a measure was over the history. */
export interface Summary {
  /** In the newest second in which it was known. */
  readonly now: number
  readonly least: number
  readonly mean: number
  readonly most: number
}

/** The values of a measure that are known, the newest last. */
const known = ({ of }: Measure, history: readonly Sample[]): readonly number[] =>
  history.map(of).filter((value): value is number => value !== undefined && Number.isFinite(value))

/** A measure over the history; undefined: nothing of it is known. */
export const summaryOf = (measure: Measure, history: readonly Sample[]): Summary | undefined => {
  const values = known(measure, history)
  const now = values.at(-1)
  if (now === undefined) return undefined
  const sum = values.reduce((all, value) => all + value, 0)
  return { now, least: Math.min(...values), mean: sum / values.length, most: Math.max(...values) }
}
