import type { VoiceSettings } from '../../media/audio/voice/voice'
import type { AudioSinkSpec, AudioSourceSpec } from '../../media/audio/spec'
import type { Model } from '../model'
import { changed, turnVolume, type Turned, type Volume } from '../sound-change'
import { step, type Step } from '../update/step'
import type { Words } from '../words/en'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'

type SoundWords = Words['soundMenu']

const applied = (model: Model, { sound, command }: Turned): Step => step({ ...model, sound }, command)

const volumeRow = ({ sound }: Model, label: string, which: Volume): MenuRow => ({
  label,
  value: `${Math.round(sound.settings[which] * 100)} %`,
  turn: (model, by) => applied(model, turnVolume(model.sound, which, by)),
})

const voiceRow = (model: Model, label: string, which: keyof VoiceSettings): MenuRow => {
  const { on, off } = wordsOf(model).menu
  return {
    label,
    value: model.sound.settings.voice[which] ? on : off,
    turn: (now) => {
      const { voice } = now.sound.settings
      return applied(now, changed(now.sound, { voice: { ...voice, [which]: !voice[which] } }))
    },
  }
}

const next = (names: readonly string[], name: string, by: number): string =>
  names[(names.indexOf(name) + by + names.length) % names.length] ?? name

const sourceName = (source: AudioSourceSpec, words: SoundWords): string => {
  switch (source.kind) {
    case 'mic':
      return source.name ?? words.theDefault
    case 'file':
      return source.path
    case 'tone':
      return words.tone(source.hz)
    case 'chime':
    case 'stdin':
    case 'silence':
    case 'none':
      return words[source.kind]
  }
}

const sourceOf = (name: string, words: SoundWords): AudioSourceSpec => {
  if (name === words.none) return { kind: 'none' }
  return name === words.theDefault ? { kind: 'mic' } : { kind: 'mic', name }
}

const sinkName = (sink: AudioSinkSpec, words: SoundWords): string => {
  if (sink.kind === 'device') return sink.name
  if (sink.kind === 'file') return sink.path
  return sink.kind === 'default' ? words.theDefault : words[sink.kind]
}

const sinkOf = (name: string, words: SoundWords): AudioSinkSpec => {
  if (name === words.none) return { kind: 'none' }
  return name === words.theDefault ? { kind: 'default' } : { kind: 'device', name }
}

const microphoneRow = (model: Model, words: SoundWords): MenuRow => ({
  label: words.microphone,
  value: sourceName(model.sound.source, words),
  turn: (now, by) => {
    const { microphones, source: before } = now.sound
    const names = [words.theDefault, ...microphones, words.none]
    const source = sourceOf(next(names, sourceName(before, words), by), words)
    return applied(now, { sound: { ...now.sound, source }, command: { type: 'microphone', source } })
  },
})

const speakerRow = (model: Model, words: SoundWords): MenuRow => ({
  label: words.speaker,
  value: sinkName(model.sound.sink, words),
  turn: (now, by) => {
    const names = [words.theDefault, ...now.sound.speakers, words.none]
    const sink = sinkOf(next(names, sinkName(now.sound.sink, words), by), words)
    return applied(now, { sound: { ...now.sound, sink }, command: { type: 'speaker', sink } })
  },
})

const rows = (model: Model): readonly MenuRow[] => {
  const words = wordsOf(model).soundMenu
  return [
    microphoneRow(model, words),
    volumeRow(model, words.microphoneVolume, 'inputVolume'),
    speakerRow(model, words),
    volumeRow(model, words.speakerVolume, 'outputVolume'),
    voiceRow(model, words.echoCancel, 'echoCancel'),
    voiceRow(model, words.denoise, 'denoise'),
    voiceRow(model, words.gain, 'gain'),
  ]
}

const troubles = ({ sound }: Model): readonly string[] =>
  [sound.microphone.trouble, sound.speaker.trouble].filter((trouble) => trouble !== undefined)

const keep = (model: Model): Step => {
  const { settings, source, sink } = model.sound
  return step(model, { type: 'keep-sound', settings, source, sink })
}

/** Everything that can be set about sound. */
export const SOUND_MENU: Menu = {
  title: (model) => wordsOf(model).soundMenu.title,
  rows,
  remarks: troubles,
  opened: (model) => step(model, { type: 'list-devices' }),
  keep,
}
