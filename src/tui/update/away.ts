import type { Model } from '../model'
import { step, type Step } from './step'
import { lookAway } from './preview-actions'
import { stopTalking } from './talk-actions'

/** Nobody is before the screen while the program is stopped: the other one sees a pause. */
export const pauseAway = (model: Model): Step => {
  const { model: quiet, commands: silence } = stopTalking(model)
  const flows = quiet.call.tag === 'live' && !quiet.call.heldByUs
  const { model: away, commands } = lookAway(quiet)
  return step(away, ...silence, ...commands, ...(flows ? [{ type: 'hold' } as const] : []))
}
