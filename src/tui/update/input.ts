import type { InputEvent } from '../display'
import { bindingOf } from '../keys/keys'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { ACTIONS } from './actions'
import { pauseAway } from './away'
import { mouse } from './mouse'
import { stillTyping } from './call-news'
import { stopTalking } from './talk-actions'
import { typed } from './typing'
import { remark, step, type Step } from './step'

type Key = Extract<InputEvent, { type: 'key' }>

/** What a person does. */
export const input = (model: Model, event: InputEvent): Step => {
  switch (event.type) {
    case 'key':
      if (event.phase === 'release') return event.name === 'space' ? stopTalking(model) : step(model)
      return key({ ...model, keyAtMs: model.nowMs }, event)
    case 'paste':
      return step(typed({ ...model, keyAtMs: model.nowMs }, event.text.replace(/[\r\n]+$/, '')))
    case 'mouse':
      return mouse({ ...model, keyAtMs: model.nowMs }, event)
    case 'resize':
      return step({ ...model, size: { columns: event.columns, rows: event.rows } })
    case 'focus':
      return event.focused ? step(model) : stopTalking(model)
    case 'suspend':
      return pauseAway(model)
    case 'continue':
      return step(backAgain(model))
  }
}

const PRINTABLE = /^[^\u0000-\u001f\u007f-\u009f]+$/
const isChord = (name: string): boolean => /^[CM]-/.test(name)

const key = (model: Model, { name, text, phase }: Key): Step => {
  const { call, nowMs } = model
  if (call.tag === 'incoming' && nowMs < call.armedAtMs && !isChord(name))
    return step({ ...model, call: stillTyping(call, nowMs) })
  const binding = bindingOf(model, name)
  // Its release may not be told either: the terminal has not yet been asked, or this comes from no key.
  if (binding?.action === 'sound.talk' && model.keyReleases && phase === undefined) return step(model)
  if (binding) return ACTIONS[binding.action](model)
  return step(PRINTABLE.test(text) && !isChord(name) ? typed(model, text) : model)
}

// Not resumed by itself: a camera that begins to send must be asked for.
const backAgain = (model: Model): Model =>
  model.call.tag === 'live' && model.call.heldByUs
    ? remark(model, 'warn', wordsOf(model).said.welcomeBack(keyOf(model, 'call.resume')))
    : model
