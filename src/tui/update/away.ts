import type { Model } from '../model'
import { step, type Step } from './step'
import { stopTalking } from './talk-actions'

/** Nobody is before the screen while the program is stopped: the other one sees a pause. */
export const pauseAway = (model: Model): Step => {
  const { model: quiet, commands } = stopTalking(model)
  const flows = quiet.call.tag === 'live' && !quiet.call.heldByUs
  return step(quiet, ...commands, ...(flows ? [{ type: 'hold' } as const] : []))
}
