import type { Kernel, Pointer } from './kernel/kernel'
import { raised } from './terms'

/** Below this, holds make no difference. */
const LEAST_HOLD = 1

const finer = (tried: number, hold: number): number => (tried < 2 * LEAST_HOLD ? hold : Math.max(hold, tried / 2))

/** A part of a kernel's memory that a picture changes and the next one depends on. */
export interface State {
  readonly at: Pointer
  readonly bytes: number
}

/** One picture that may not fit into its budget. */
export interface Attempt {
  readonly hold: number
  readonly states: readonly State[]
  /** Draws it with a hold: `anew`, or behind what is drawn already. Answers whether all of it had room. */
  readonly draw: (hold: number, anew: boolean) => boolean
}

/**
 * Draws pictures with a higher hold, again and again, until they fit: coarse and whole, not half of them fine. Room that is
 * left then is for finer parts.
 */
export class RaisedHold {
  /** The hold that the last picture needed. */
  private needed = 0

  constructor(private readonly kernel: Kernel) {}

  /** Draws as much as has room. */
  draw({ hold, states, draw }: Attempt): void {
    const before = states.map(({ at, bytes }) => ({ at, content: this.kernel.memory.bytes.slice(at, at + bytes) }))
    let tried = finer(this.needed, hold)
    let whole = draw(tried, true)
    for (let next = raised(tried); !whole && next !== undefined; next = raised(tried)) {
      for (const { at, content } of before) this.kernel.memory.bytes.set(content, at)
      tried = next
      whole = draw(tried, true)
    }
    this.needed = tried > hold ? tried : 0
    while (whole && tried > hold) {
      tried = finer(tried, hold)
      whole = draw(tried, false)
    }
  }
}
