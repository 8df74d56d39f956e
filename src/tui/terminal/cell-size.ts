import type { Capabilities } from '../display'
import { cellOf, isSizeReply, limitsOf, SIZE_QUESTIONS } from './answers'

type Grid = Pick<Capabilities, 'columns' | 'rows'>

/** So long after a change of the window an answer is waited for, in ms. */
const ANSWER_MS = 500

/** Follows how many pixels a cell has: a window of another size may have another font. */
export class CellSize {
  private replies: string[] = []
  private askedMs = -Infinity

  constructor(private known: Pick<Capabilities, 'cell' | 'sixelTraits'>) {}

  /** What goes over what was answered at the start. */
  get now(): Pick<Capabilities, 'cell' | 'sixelTraits'> {
    return this.known
  }

  /** What is to be written to ask again; answers to what was asked before count no more. */
  ask(nowMs: number): string {
    this.replies = []
    this.askedMs = nowMs
    return SIZE_QUESTIONS
  }

  /** Whether cells may have another size than is known: a picture of the old one could scroll the screen. */
  doubtful(nowMs: number): boolean {
    return nowMs - this.askedMs < ANSWER_MS
  }

  /** Takes an answer of the terminal with so many cells. Says whether pictures have to be drawn otherwise. */
  take(reply: string, grid: Grid): boolean {
    if (!isSizeReply(reply)) return false
    this.replies.push(reply)
    this.askedMs = -Infinity
    const cell = cellOf(this.replies, grid) ?? this.known.cell
    const { sixelTraits } = this.known
    const most = limitsOf(this.replies)
    const next = { ...(cell && { cell }), ...(sixelTraits && { sixelTraits: { ...sixelTraits, ...most } }) }
    const changed = JSON.stringify(next) !== JSON.stringify(this.known)
    this.known = next
    return changed
  }
}
