import type { Drawing } from '../pixels/writer'

/** A whole picture is worth it when this share of its pixels changed. */
const WORTH = 0.01

/** Where every picture is a whole one: small changes wait for larger ones, but not longer than a round of the refresh. */
export class BackOff {
  private waited = Infinity

  /** What is shown is not known: the next picture does not wait. */
  forget(): void {
    this.waited = Infinity
  }

  /** Whether this picture is left out; counts how long it was by the rows that were due. */
  waits({ changed, grid, due }: Drawing): boolean {
    this.waited += due.count
    if (this.waited < grid.height && changed < grid.width * grid.height * WORTH) return true
    this.waited = 0
    return false
  }
}
