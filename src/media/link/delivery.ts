/** A picture on its way to the terminal. Times here are milliseconds of a clock that never steps. */
export interface InFlight {
  readonly bytes: number
  /** When its write began. */
  readonly sentMs: number
}

/** A picture that the terminal has. */
export interface Delivery extends InFlight {
  /** When the system had taken the last byte of it. */
  readonly drainedMs: number
  /** When the terminal's answer came; of a terminal that never answers, `drainedMs`. */
  readonly shownMs: number
}
