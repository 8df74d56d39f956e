import { TURNS } from '../kernel/mosaic-job'

/** Every cell is looked at closely once in this time. */
const ROUND_MS = 900
/** The time between two frames, where nobody says when they are drawn. */
const USUAL_GAP_MS = 33

/** Whose turn it is to be looked at closely, so that nothing stays wrong for long because it is only a little wrong. */
export class CloseLook {
  private lastMs: number | undefined
  private turn = 0

  /** The turns that have passed since the last frame. */
  next(nowMs: number | undefined): { readonly turnFrom: number; readonly turns: number } {
    const elapsedMs = nowMs === undefined || this.lastMs === undefined ? USUAL_GAP_MS : Math.max(0, nowMs - this.lastMs)
    const turnFrom = this.turn
    const turns = Math.min(TURNS, Math.ceil((elapsedMs * TURNS) / ROUND_MS))
    this.lastMs = nowMs
    this.turn = (turnFrom + turns) % TURNS
    return { turnFrom, turns }
  }
}
