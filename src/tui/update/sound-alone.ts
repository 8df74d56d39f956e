import type { Model } from '../model'
import type { Called } from '../prompt/address'
import { wordsOf } from '../words/words'
import { remark, step, type Step } from './step'

/** Our camera off for one call. */
export const unseen = (model: Model): Model => {
  const { sending } = model
  return { ...model, sending: { ...sending, cameraOn: false, ...(sending.cameraOn && { offForCall: true }) } }
}

/** After a call with sound alone the camera is as it was before. */
export const seenAgain = (model: Model): Step => {
  const { offForCall, ...sending } = model.sending
  return offForCall
    ? step({ ...model, sending: { ...sending, cameraOn: true } }, { type: 'camera', on: true })
    : step(model)
}

/** Calls somebody with our camera off. */
export const withSoundAlone = (model: Model, called: Called): Step => {
  if (!model.sound.on) return step(remark(model, 'warn', wordsOf(model).sound.none))
  return step(unseen(model), { type: 'camera', on: false }, { type: 'call', ...called })
}
