import type { SoundAction } from '../action'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { openMenu } from '../menu/menus'
import { changed, turnVolume, type Turned } from '../sound-change'
import { wordsOf } from '../words/words'
import { remark, step, type Handler, type Step } from './step'
import { heard, talk } from './talk-actions'

const withSound =
  (action: Handler): Handler =>
  (model) =>
    model.sound.on ? action(model) : step(remark(model, 'info', wordsOf(model).sound.none))

const applied = (model: Model, { sound, command }: Turned): Step => step({ ...model, sound }, command)

const mute: Handler = (model) => {
  const muted = !model.sound.settings.muted
  const { sound: words } = wordsOf(model)
  const { model: next, commands } = applied({ ...model, talking: undefined }, changed(model.sound, { muted }))
  const said = muted ? remark(next, 'info', words.nowMuted(keyOf(model, 'sound.mute'))) : heard(next, words.nowHeard)
  return step(said, ...commands)
}

const volume =
  (by: 1 | -1): Handler =>
  (model) => {
    const { model: next, commands } = applied(model, turnVolume(model.sound, 'outputVolume', by))
    const percent = Math.round(next.sound.settings.outputVolume * 100)
    return step(remark(next, 'info', wordsOf(model).sound.volume(percent)), ...commands)
  }

/** Of sound. */
export const SOUND_ACTIONS: Readonly<Record<SoundAction, Handler>> = {
  'sound.mute': withSound(mute),
  'sound.talk': withSound((model) => (model.keyReleases ? talk(model) : mute(model))),
  'sound.louder': withSound(volume(1)),
  'sound.softer': withSound(volume(-1)),
  'sound.menu': withSound((model) => openMenu(model, 'sound')),
}
