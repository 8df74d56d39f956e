import type { Rows } from './quantize'

/** Every row comes by within this time, in ms: nothing that was held stays longer. */
const SWEEP_MS = 900
/** Pictures without times: so many for all rows. */
const SWEEP_PICTURES = 25
/** A picture never refreshes more than this share of the rows, lest a pause is followed by a whole picture. */
const MOST = 0.1

/** Goes round over the rows of a picture, so many at each picture that it is through within a second. */
export class RefreshSweep {
  private row = 0
  private lastMs: number | undefined

  /** The rows that come by now. `madeAtMs` is the time of the picture. */
  next(rows: number, madeAtMs: number): Rows {
    const passed = madeAtMs - (this.lastMs ?? madeAtMs)
    this.lastMs = madeAtMs
    const share = passed > 0 ? Math.min(MOST, passed / SWEEP_MS) : 1 / SWEEP_PICTURES
    const from = this.row >= rows ? 0 : this.row
    const to = Math.min(rows, from + Math.max(1, Math.ceil(rows * share)))
    this.row = to
    return { from, to }
  }
}
