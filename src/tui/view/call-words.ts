import { pictureState, type Live } from '../call'
import { duration } from '../clock'
import type { Model, Sending } from '../model'
import { pausedWords } from './header'

/** What is written over their picture, the first line stronger; empty: the picture speaks for itself. */
export const theirWords = (model: Model, call: Live): readonly string[] => {
  const { name } = call.peer
  switch (pictureState(call, model.nowMs)) {
    case 'shown':
      return []
    case 'none-yet':
      return [`no video from ${name} yet`]
    case 'none':
      return [`${name} sends no video`, 'The call is on. h hangs up.']
    case 'stalled':
      return [`no new picture from ${name} for ${duration(model.nowMs - (call.figures.theirsAtMs ?? 0))}`]
    case 'held-by-us':
    case 'held-by-both':
      return [pausedWords(call), 'r resumes']
    case 'held-by-them':
      return [pausedWords(call), `only ${name} can resume`]
  }
}

/** What is written over ours; empty: nothing. */
export const myWords = (sending: Sending, call: Live): string => {
  if (!sending.cameraOn) return 'camera off'
  if (sending.trouble !== undefined) return sending.trouble
  if (call.heldByUs || call.heldByThem) return 'not sent'
  return call.figures.mineSeen ? '' : 'no picture yet'
}
