import type { Model } from '../model'
import { step, type Step } from './step'

/** Nobody is before the screen while the program is stopped: the other one sees a pause. */
export const pauseAway = (model: Model): Step =>
  model.call.tag === 'live' && !model.call.heldByUs ? step(model, { type: 'hold' }) : step(model)
