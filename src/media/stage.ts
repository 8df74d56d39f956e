/**
 * One step of a media pipeline. Time is an argument, so a stage runs faster than real time in tests.
 * All times are milliseconds of one monotonic or Unix clock, the same for all calls.
 */
export interface Stage<In, Out> {
  push(input: In, now: number): readonly Out[]
  /** Outputs released by time alone. */
  poll?(now: number): readonly Out[]
  /** When to poll next. */
  readonly deadline?: number | undefined
}
