import { shortWhen } from '../day'
import type { Model } from '../model'
import { spokenMs } from '../history'
import { outcomeOf } from '../view/history-words'
import { wordsOf } from '../words/words'

/** So many calls are told, the latest first. */
const CALLS = 20

/** The calls that were, a line each. */
export const historyLines = (model: Model): readonly string[] => {
  const { history: words } = wordsOf(model)
  const { nowMs, utcOffsetMin } = model
  const calls = model.history.calls.slice(0, CALLS).map((call) => {
    const when = shortWhen({ atMs: call.startedAtMs, nowMs, utcOffsetMin }, words)
    const tell = call.direction === 'in' ? words.from : words.to
    return tell(
      call.name,
      when,
      spokenMs(call) === undefined ? outcomeOf(call, words) : words.lasted(outcomeOf(call, words)),
    )
  })
  return calls.length === 0 ? [words.none] : calls
}
