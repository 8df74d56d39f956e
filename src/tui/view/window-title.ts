import type { Live } from '../call'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { pausedWords } from './header'
import { previewSign } from './preview-words'
import { mutedWords } from './sound'

/** The title of the window: whether one is live is to be seen also by who looks elsewhere. */
export const windowTitle = (model: Model): string => {
  if (!model.preview) return ofCall(model)
  return `${ofCall(model)}${model.call.tag === 'none' ? ':' : ' ·'} ${previewSign(model)}`
}

const ofCall = (model: Model): string => {
  const { call } = model
  const { windows } = wordsOf(model)
  switch (call.tag) {
    case 'none':
      return windows.idle
    case 'calling':
      return windows.calling(call.peer.name)
    case 'incoming':
      return windows.incoming(call.peer.name)
    case 'live':
      return [windows.live(call.peer.name), ...states(model, call)].join(' · ')
  }
}

const states = (model: Model, call: Live): readonly string[] =>
  [pausedWords(model, call), mutedWords(model, call)].filter((words) => words !== '')
