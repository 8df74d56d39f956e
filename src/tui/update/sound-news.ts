import type { SoundEvent } from '../message'
import type { Model } from '../model'
import { withLevels, type DeviceWords } from '../sound'
import { deviceName } from '../words/devices'
import { phraseWords } from '../words/phrases'
import { wordsOf } from '../words/words'
import { note, say } from './step'

type Event<T extends SoundEvent['type']> = Extract<SoundEvent, { type: T }>

/** News of the sound. */
export const soundNews = (model: Model, event: SoundEvent): Model => {
  switch (event.type) {
    case 'levels':
      return levels(model, event)
    case 'sound':
      return soundBegan(model)
    case 'muted':
      return muted(model, event.muted)
    case 'device':
      return device(model, event)
    case 'devices':
      return withSound(model, { microphones: event.microphones, speakers: event.speakers })
    case 'no-sound':
      return withSound(model, { on: false })
  }
}

const withSound = (model: Model, change: Partial<Model['sound']>): Model => ({
  ...model,
  sound: { ...model.sound, ...change },
})

/** Muted from elsewhere: then nobody is heard, whatever key is held. */
const muted = (model: Model, now: boolean): Model => ({
  ...withSound(model, { settings: { ...model.sound.settings, muted: now } }),
  talking: now ? undefined : model.talking,
})

const levels = (model: Model, event: Event<'levels'>): Model => {
  const { call } = model
  if (call.tag !== 'live' || !call.meters) return model
  return { ...model, call: { ...call, meters: withLevels(call.meters, event.levels, model.nowMs) } }
}

const soundBegan = (model: Model): Model => {
  const { call } = model
  if (call.tag !== 'live' || call.meters) return model
  const meters = { mine: [], theirs: [], speakingMuted: false, atMs: 0 }
  return note(
    { ...model, call: { ...call, protocol: 'v1', meters } },
    'good',
    wordsOf(model).sound.callHasSound(call.peer.name),
  )
}

const device = (model: Model, event: Event<'device'>): Model => {
  const { which, state } = event
  const { sound: words } = wordsOf(model)
  const name = deviceName(model, event.label)
  const label = phraseWords(model, event.label)
  const known = (device: DeviceWords): Model => withSound(model, { [which]: device })
  switch (state) {
    case 'ready':
      return note(
        known({ label: name }),
        'info',
        which === 'microphone' ? words.microphoneReady(name) : words.speakerReady(name),
      )
    case 'back':
      return say(known({ ...model.sound[which], trouble: undefined }), 'good', label)
    case 'ended':
      return say(known({ trouble: words.fileOver }), 'warn', words.silenceSent(name))
    case 'lost':
      return say(known({ ...model.sound[which], trouble: label }), 'warn', label)
    case 'failed':
      return say(known({ ...model.sound[which], trouble: label }), 'bad', `${label} ${words.doctor}`)
  }
}
