import { formatFilters, type FilterChoice } from '../media/filter/choice'
import type { Knob } from '../media/quality/ladder'
import { videoSourceText } from '../media/source/spec-text'
import type { SourceSpec, VideoSettings } from '../media/video/messages'
import { configPath, setValue } from './file'
import type { Written } from './setting'

/** What the menus of the picture can set; what is absent stays as it is in the file. */
export interface KeptVideo {
  readonly source?: SourceSpec
  readonly filters?: readonly FilterChoice[]
  readonly settings?: Pick<VideoSettings, 'width' | 'height' | 'fps' | 'quality' | 'automatic'>
}

type Entry = readonly [name: string, value: Written]

const AUTOMATIC = 'auto'

const qualityEntries = (settings: NonNullable<KeptVideo['settings']>): readonly Entry[] => {
  const { width, height, fps, quality, automatic } = settings
  const entry = (knob: Knob, value: Written): Entry => [knob, automatic.includes(knob) ? AUTOMATIC : value]
  return [entry('size', `${width}x${height}`), entry('fps', fps), entry('quality', quality)]
}

const entries = ({ source, filters, settings }: KeptVideo): readonly Entry[] => [
  ...(source ? [['source', videoSourceText(source)] as const] : []),
  ...(filters ? [['filter', formatFilters(filters)] as const] : []),
  ...(settings ? qualityEntries(settings) : []),
]

/** Writes the picture's settings into the configuration file; returns its path. Throws UsageError, Failure. */
export const keepVideo = (video: KeptVideo, path = configPath()): string => {
  for (const [name, value] of entries(video)) setValue(path, { section: 'video', name }, value)
  return path
}
