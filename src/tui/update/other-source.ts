import type { SourceSpec } from '../../media/video/messages'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { remark, step, type Step } from './step'

/** Something else is sent. What is no camera is seen from now on; a camera that is off stays so until it is switched on. */
export const otherSource = (model: Model, source: SourceSpec): Step => {
  const { sending } = model
  const change = { type: 'source' as const, source }
  if (sending.cameraOn || source.kind === 'none') return step(model, change)
  if (source.kind === 'camera') {
    const { source: words } = wordsOf(model)
    const off = model.call.tag === 'live' ? words.stillOff(keyOf(model, 'call.camera')) : words.stillOffHere
    return step(remark(model, 'warn', off), change)
  }
  const seen = { ...model, sending: { ...sending, cameraOn: true, offForCall: undefined } }
  return step(seen, change, { type: 'camera', on: true })
}
