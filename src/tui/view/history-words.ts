import { duration } from '../clock'
import { spokenMs, type HistoryCall } from '../history'
import type { Words } from '../words/en'

/** The sign of who called whom. */
export const arrowOf = ({ direction }: HistoryCall): string => (direction === 'in' ? '↙' : '↗')

/** How a call was, in a word: how long it lasted, or why there was none. */
export const outcomeOf = (call: HistoryCall, words: Words['history']): string => {
  const spoken = spokenMs(call)
  if (spoken !== undefined) return duration(spoken)
  if (call.missed) return words.missed
  return call.direction === 'in' && call.reason === 'hangup' ? words.notTaken : words.ends[call.reason]
}
