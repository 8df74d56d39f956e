import type { CallEffect } from './effect'
import { mediaRuns } from './state'
import { stay, type In, type Step } from './step'

/*
 * Hold has two flags, ours and theirs, and media runs when both are clear. A received hold or resume touches theirs
 * only, the user's own touches ours only: so a resume of theirs never opens a camera that was paused here, and our own
 * resume is said even while they go on holding.
 */

/** One side sets (true) or clears its flag; what is so already is neither done, said nor told twice. */
export const hold = (state: In<'established'>, by: 'us' | 'them', held: boolean): Step => {
  if (held === (by === 'us' ? state.heldByUs : state.heldByThem)) return stay(state)
  const next = by === 'us' ? { ...state, heldByUs: held } : { ...state, heldByThem: held }
  const said: readonly CallEffect[] =
    by === 'us' ? [{ type: held ? 'send-hold' : 'send-resume', call: state.call }] : []
  return {
    state: next,
    // Nothing may be sent after a hold was said, nor before a resume was.
    effects: [
      ...(mediaRuns(state) ? [{ type: 'stop-media', call: state.call } as const] : []),
      ...said,
      ...(mediaRuns(next) ? [{ type: 'start-media', call: state.call } as const] : []),
      { type: 'tell', news: { type: held ? 'held' : 'resumed', call: state.call, by } },
    ],
  }
}
