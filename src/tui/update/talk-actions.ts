import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { changed } from '../sound-change'
import { wordsOf } from '../words/words'
import { remark, step, type Handler, type Step } from './step'

/** Repeats of a held key come many a second: when none comes for so long, its release was lost, in ms. */
const LOST_RELEASE_MS = 1500

/** Says that we are heard; without a microphone we are not, and why is said instead. */
export const heard = (model: Model, words: string): Model => {
  const { trouble } = model.sound.microphone
  return trouble === undefined ? remark(model, 'info', words) : remark(model, 'bad', trouble)
}

/** Space goes down, or is still down: who is muted is heard until it goes up. Who is not muted stays so. */
export const talk: Handler = (model) => {
  if (model.talking) return step({ ...model, talking: { repeatedAtMs: model.nowMs } })
  if (!model.sound.settings.muted)
    return step(heard(model, wordsOf(model).sound.heardAlready(keyOf(model, 'sound.mute'))))
  const { sound, command } = changed(model.sound, { muted: false })
  return step(
    heard({ ...model, sound, talking: {} }, wordsOf(model).sound.heardWhileHeld(keyOf(model, 'sound.talk'))),
    command,
  )
}

/** Space went up, or nobody knows any more whether it did: who was muted before is muted again. */
export const stopTalking: Handler = (model) => {
  if (!model.talking) return step(model)
  const { sound, command } = changed(model.sound, { muted: true })
  return step(
    remark(
      { ...model, sound, talking: undefined },
      'info',
      wordsOf(model).sound.mutedAgain(keyOf(model, 'sound.talk')),
    ),
    command,
  )
}

/** Nobody is heard for longer than they mean to be: not after the call, nor when the release of the key was lost. */
export const notForEver = (before: Step): Step => {
  const { model, commands } = before
  if (model.talking === undefined || !isOver(model)) return before
  const { model: muted, commands: more } = stopTalking(model)
  return step(muted, ...commands, ...more)
}

const isOver = ({ call, talking, nowMs }: Model): boolean =>
  call.tag !== 'live' || (talking?.repeatedAtMs !== undefined && nowMs - talking.repeatedAtMs > LOST_RELEASE_MS)
