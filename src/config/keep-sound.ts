import type { AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'
import { configPath, setValue } from './file'
import type { Written } from './setting'

/** What the menu of the sound can set. */
export interface KeptSound {
  readonly settings: AudioSettings
  readonly source: AudioSourceSpec
  readonly sink: AudioSinkSpec
}

const percent = (factor: number): number => Math.round(factor * 100)

/** The sound as the file has it: what stands for a script alone (stdin, stdout) is not kept. */
const entries = ({ settings, source, sink }: KeptSound): readonly (readonly [name: string, value: Written])[] => [
  ...(source.kind === 'mic' || source.kind === 'none' ? [['microphone', sourceText(source)] as const] : []),
  ...(sink.kind === 'file' || sink.kind === 'stdout' ? [] : [['speaker', sinkText(sink)] as const]),
  ['microphone-volume', percent(settings.inputVolume)],
  ['volume', percent(settings.outputVolume)],
  ['echo-cancel', settings.voice.echoCancel],
  ['denoise', settings.voice.denoise],
  ['gain', settings.voice.gain],
]

const sourceText = (source: Extract<AudioSourceSpec, { kind: 'mic' | 'none' }>): string =>
  source.kind === 'mic' && source.name !== undefined ? `mic:${source.name}` : source.kind

const sinkText = (sink: Extract<AudioSinkSpec, { kind: 'default' | 'device' | 'none' }>): string =>
  sink.kind === 'device' ? sink.name : sink.kind

/** Writes the sound into the configuration file; returns its path. Throws UsageError, Failure. */
export const keepSound = (sound: KeptSound, path = configPath()): string => {
  for (const [name, value] of entries(sound)) setValue(path, { section: 'sound', name }, value)
  return path
}
