import { audioSourceOf, sinkOf } from '../../media/audio/spec-text'
import type { Model } from '../model'
import { changed, type Turned, type Volume } from '../sound-change'
import { remark, step, type Step } from '../update/step'
import { wordsOf } from '../words/words'
import type { MediaWord } from './name'
import { choosing, counting, doing, where, type Given, type Group, type Word } from './word'

const ON_OFF = ['on', 'off'] as const

const withSound = (word: Word): Word =>
  where(
    ({ sound }) => sound.on,
    (model) => wordsOf(model).sound.none,
    word,
  )

const applied = (model: Model, { sound, command }: Turned): Step => step({ ...model, sound }, command)

const camera: Word = {
  offers: () => ON_OFF,
  run: ({ model, rest, act }) => {
    if (rest !== '' && rest !== 'on' && rest !== 'off') return wordsOf(model).commandLine.takesOne(ON_OFF.join(', '))
    return rest === (model.sending.cameraOn ? 'on' : 'off') ? step(model) : act(model, 'call.camera')
  },
}

/** Muted or not, whichever it was: said twice it is the same as once. */
const muting = (muted: boolean): Word => ({
  run: ({ model, rest, act }) => {
    if (rest !== '') return wordsOf(model).commandLine.takesNothing
    return model.sound.settings.muted === muted ? step(model) : act(model, 'sound.mute')
  },
})

const LOUDEST_PERCENT = 400

const volume = (which: Volume): Word =>
  counting({ least: 0, most: LOUDEST_PERCENT }, ({ model }, percent) => {
    const { model: next, commands } = applied(model, changed(model.sound, { [which]: percent / 100 }))
    return step(remark(next, 'info', wordsOf(model).sound.volume(percent)), ...commands)
  })

const voice = (which: 'echoCancel' | 'denoise' | 'gain'): Word =>
  choosing(ON_OFF, ({ model }, text) => {
    const settings = { ...model.sound.settings.voice, [which]: text === 'on' }
    const { model: next, commands } = applied(model, changed(model.sound, { voice: settings }))
    const { soundMenu, menu } = wordsOf(model)
    return step(remark(next, 'info', `${soundMenu[which]}: ${menu[text]}`), ...commands)
  })

const microphone: Word = {
  offers: ({ sound }) => ['default', ...sound.microphones, 'none'],
  run: ({ model, rest }: Given) => {
    if (rest === '') return wordsOf(model).commandLine.whichDevice
    const source = rest === 'default' ? { kind: 'mic' as const } : (audioSourceOf(rest) ?? { kind: 'mic', name: rest })
    if (source.kind === 'stdin') return wordsOf(model).commandLine.whichDevice
    return applied(model, { sound: { ...model.sound, source }, command: { type: 'microphone', source } })
  },
}

const speaker: Word = {
  offers: ({ sound }) => ['default', ...sound.speakers, 'none'],
  run: ({ model, rest }: Given) => {
    const sink = sinkOf(rest)
    if (sink === undefined || sink.kind === 'stdout') return wordsOf(model).commandLine.whichDevice
    return applied(model, { sound: { ...model.sound, sink }, command: { type: 'speaker', sink } })
  },
}

/** The words of what is sent and heard. */
export const MEDIA_WORDS: Group<MediaWord> = {
  camera,
  sound: doing('sound.menu'),
  mute: withSound(muting(true)),
  unmute: withSound(muting(false)),
  volume: withSound(volume('outputVolume')),
  microphone: withSound(microphone),
  'microphone-volume': withSound(volume('inputVolume')),
  speaker: withSound(speaker),
  'echo-cancel': withSound(voice('echoCancel')),
  denoise: withSound(voice('denoise')),
  gain: withSound(voice('gain')),
}
