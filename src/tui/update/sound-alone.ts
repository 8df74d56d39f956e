import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { remark, step, type Step } from './step'

/** Calls somebody with our camera off. */
export const withSoundAlone = (model: Model, target: string): Step => {
  if (!model.sound.on) return step(remark(model, 'warn', wordsOf(model).sound.none))
  const unseen = { ...model, sending: { ...model.sending, cameraOn: false } }
  return step(unseen, { type: 'camera', on: false }, { type: 'call', target })
}
