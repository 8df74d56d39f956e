import type { VoiceSettings } from '../media/audio/voice/voice'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'
import type { Command } from './command'
import type { Sound } from './sound'

/** What a turn of a row makes of the sound, and what is to be done for it. */
export interface Turned {
  readonly sound: Sound
  readonly command: Command
}

/** One row of the sound's menu. */
export interface SoundRow {
  readonly label: string
  /** What is set now; device names are foreign but clean. */
  readonly value: (sound: Sound) => string
  /** One step to the left (-1) or to the right (1). */
  readonly turn: (sound: Sound, by: 1 | -1) => Turned
}

/** One press changes a volume by so much; the loudest. */
const VOLUME_STEP = 0.1
const LOUDEST = 4

type Volume = 'inputVolume' | 'outputVolume'

/** A volume, louder or softer by steps. */
export const turnVolume = (sound: Sound, which: Volume, by: number): Turned => {
  const wanted = Math.round((sound.settings[which] + by * VOLUME_STEP) * 10) / 10
  return changed(sound, { [which]: Math.max(0, Math.min(LOUDEST, wanted)) })
}

/** Other settings, in force at once. */
export const changed = (sound: Sound, settings: Partial<Sound['settings']>): Turned => ({
  sound: { ...sound, settings: { ...sound.settings, ...settings } },
  command: { type: 'sound', settings },
})

const volumeRow = (label: string, which: Volume): SoundRow => ({
  label,
  value: (sound) => `${Math.round(sound.settings[which] * 100)} %`,
  turn: (sound, by) => turnVolume(sound, which, by),
})

const voiceRow = (label: string, which: keyof VoiceSettings): SoundRow => ({
  label,
  value: ({ settings }) => (settings.voice[which] ? 'on' : 'off'),
  turn: (sound) => {
    const { voice } = sound.settings
    return changed(sound, { voice: { ...voice, [which]: !voice[which] } })
  },
})

const next = (names: readonly string[], name: string, by: number): string =>
  names[(names.indexOf(name) + by + names.length) % names.length] ?? name

const DEFAULT = 'the default one'
const NONE = 'none'

const sourceName = (source: AudioSourceSpec): string => {
  if (source.kind === 'mic') return source.name ?? DEFAULT
  if (source.kind === 'file') return source.path
  return source.kind === 'tone' ? `a tone of ${source.hz} Hz` : source.kind
}

const sourceOf = (name: string): AudioSourceSpec => {
  if (name === NONE) return { kind: 'none' }
  return name === DEFAULT ? { kind: 'mic' } : { kind: 'mic', name }
}

const sinkName = (sink: AudioSinkSpec): string => {
  if (sink.kind === 'device') return sink.name
  if (sink.kind === 'file') return sink.path
  return sink.kind === 'default' ? DEFAULT : sink.kind
}

const sinkOf = (name: string): AudioSinkSpec => {
  if (name === NONE) return { kind: 'none' }
  return name === DEFAULT ? { kind: 'default' } : { kind: 'device', name }
}

const microphoneRow: SoundRow = {
  label: 'Microphone',
  value: ({ source }) => sourceName(source),
  turn: (sound, by) => {
    const source = sourceOf(next([DEFAULT, ...sound.microphones, NONE], sourceName(sound.source), by))
    return { sound: { ...sound, source }, command: { type: 'microphone', source } }
  },
}

const speakerRow: SoundRow = {
  label: 'Speaker',
  value: ({ sink }) => sinkName(sink),
  turn: (sound, by) => {
    const sink = sinkOf(next([DEFAULT, ...sound.speakers, NONE], sinkName(sound.sink), by))
    return { sound: { ...sound, sink }, command: { type: 'speaker', sink } }
  },
}

/** Everything that can be set about sound, from the top down. */
export const SOUND_ROWS: readonly SoundRow[] = [
  microphoneRow,
  volumeRow('Microphone volume', 'inputVolume'),
  speakerRow,
  volumeRow('Speaker volume', 'outputVolume'),
  voiceRow('Echo cancellation', 'echoCancel'),
  voiceRow('Noise suppression', 'denoise'),
  voiceRow('Automatic gain', 'gain'),
]
