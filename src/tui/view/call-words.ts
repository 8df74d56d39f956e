import { pictureState, type Live } from '../call'
import { duration } from '../clock'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { pausedWords } from './header'

/** What is written over their picture, the first line stronger; empty: the picture speaks for itself. */
export const theirWords = (model: Model, call: Live): readonly string[] => {
  const { name } = call.peer
  const { call: words } = wordsOf(model)
  const held = call.heldByUs || call.heldByThem
  if (model.soundAlone && !held) return [words.soundAlone, words.isOn(keyOf(model, 'call.hangup'))]
  switch (pictureState(call, model.nowMs)) {
    case 'shown':
      return []
    case 'none-yet':
      return [words.noVideoYet(name)]
    case 'none':
      return [words.noVideo(name), words.isOn(keyOf(model, 'call.hangup'))]
    case 'stalled':
      return [words.stalled(name, duration(model.nowMs - (call.figures.theirsAtMs ?? 0)))]
    case 'held-by-us':
    case 'held-by-both':
      return [pausedWords(model, call), words.youResume(keyOf(model, 'call.resume'))]
    case 'held-by-them':
      return [pausedWords(model, call), words.theyResume(name)]
  }
}

/** What is written over ours; empty: nothing. */
export const myWords = (model: Model, call: Live): string => {
  const { sending } = model
  const { call: words } = wordsOf(model)
  if (!sending.cameraOn) return words.cameraOff
  if (sending.trouble !== undefined) return sending.trouble
  if (call.heldByUs || call.heldByThem) return words.notSent
  return call.figures.mineSeen ? '' : words.noPictureYet
}
