import type { Capabilities } from '../display'
import { cellOf, isSizeReply, limitsOf, SIZE_QUESTIONS } from './answers'

type Grid = Pick<Capabilities, 'columns' | 'rows'>

/** So long after a change of the window an answer is waited for, in ms. */
const ANSWER_MS = 500
/** A window that changes again within this time is in the middle of it: answers of before may be taken for answers of now. */
const REST_MS = 1000
/** Answers that are kept. */
const MOST_REPLIES = 16

/** Follows how many pixels a cell has: a window of another size may have another font. */
export class CellSize {
  /** The newest first: it is of the window as it is now. */
  private replies: readonly string[] = []
  private askedMs = -Infinity
  private changedMs = -Infinity
  /** What was known when the window was last at rest. */
  private sure: Capabilities['cell']

  constructor(private known: Pick<Capabilities, 'cell' | 'sixelTraits'>) {
    this.sure = known.cell
  }

  /** What goes over what was answered at the start. */
  get now(): Pick<Capabilities, 'cell' | 'sixelTraits'> {
    return this.known
  }

  /** What is to be written to ask again; answers to what was asked before count no more. */
  ask(nowMs: number): string {
    if (nowMs - this.changedMs > REST_MS) this.sure = this.known.cell
    this.replies = []
    this.askedMs = this.changedMs = nowMs
    return SIZE_QUESTIONS
  }

  /** Whether cells may have another size than is known: a picture of the old one could scroll the screen. */
  doubtful(nowMs: number): boolean {
    return nowMs - this.askedMs < ANSWER_MS
  }

  /** Takes an answer of the terminal with so many cells. Says whether pictures have to be drawn otherwise. */
  take(reply: string, grid: Grid): boolean {
    if (!isSizeReply(reply)) return false
    this.replies = [reply, ...this.replies].slice(0, MOST_REPLIES)
    this.askedMs = -Infinity
    const cell = cellOf(this.replies, grid) ?? this.sure
    const { sixelTraits } = this.known
    const most = limitsOf(this.replies)
    const next = { ...(cell && { cell }), ...(sixelTraits && { sixelTraits: { ...sixelTraits, ...most } }) }
    const changed = JSON.stringify(next) !== JSON.stringify(this.known)
    this.known = next
    return changed
  }
}
