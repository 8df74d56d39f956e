import type { SoundAction } from '../action'
import type { Model } from '../model'
import { changed, SOUND_ROWS, turnVolume, type Turned } from '../sound-menu'
import { remark, step, type Handler, type Step } from './step'
import { talk } from './talk-actions'

const NO_SOUND = 'There is no sound here: vcall was started without, or found none. vcall doctor says why.'

const withSound =
  (action: Handler): Handler =>
  (model) =>
    model.sound.on ? action(model) : step(remark(model, 'info', NO_SOUND))

const applied = (model: Model, { sound, command }: Turned): Step => step({ ...model, sound }, command)

const mute: Handler = (model) => {
  const muted = !model.sound.settings.muted
  const { model: next, commands } = applied({ ...model, talking: undefined }, changed(model.sound, { muted }))
  return step(remark(next, 'info', muted ? MUTED : 'Your microphone is on: you are heard.'), ...commands)
}
const MUTED = 'Your microphone is muted: nobody hears you. m unmutes.'

const volume =
  (by: 1 | -1): Handler =>
  (model) => {
    const { model: next, commands } = applied(model, turnVolume(model.sound, 'outputVolume', by))
    const percent = Math.round(next.sound.settings.outputVolume * 100)
    return step(remark(next, 'info', `Volume ${percent} %`), ...commands)
  }

const menu: Handler = (model) => step({ ...model, dialog: { tag: 'sound', row: 0 } }, { type: 'list-devices' })

const move =
  (by: number): Handler =>
  (model) => {
    if (model.dialog.tag !== 'sound') return step(model)
    const row = (model.dialog.row + by + SOUND_ROWS.length) % SOUND_ROWS.length
    return step({ ...model, dialog: { tag: 'sound', row } })
  }

const turn =
  (by: 1 | -1): Handler =>
  (model) => {
    const row = model.dialog.tag === 'sound' ? SOUND_ROWS[model.dialog.row] : undefined
    return row ? applied(model, row.turn(model.sound, by)) : step(model)
  }

const keep: Handler = (model) => {
  const { settings, source, sink } = model.sound
  return step(model, { type: 'keep-sound', settings, source, sink })
}

/** Of sound: in a call, and its menu. */
export const SOUND_ACTIONS: Readonly<Record<SoundAction, Handler>> = {
  'sound.mute': withSound(mute),
  'sound.talk': withSound((model) => (model.keyReleases ? talk(model) : mute(model))),
  'sound.louder': withSound(volume(1)),
  'sound.softer': withSound(volume(-1)),
  'sound.menu': withSound(menu),
  'sound.up': move(-1),
  'sound.down': move(1),
  'sound.left': turn(-1),
  'sound.right': turn(1),
  'sound.keep': keep,
}
