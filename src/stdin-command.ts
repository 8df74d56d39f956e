import { UsageError } from './exit'
import { parseAudio, parseFilter, parseInteger, parseSize, parseSource, parseSpeaker } from './options'
import type { AudioSettings } from './media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from './media/audio/spec'
import type { FilterChoice } from './media/filter/choice'
import { seekTargetOf, type SeekTarget } from './media/play/place'
import type { Knob } from './media/quality/ladder'
import type { SourceSpec, VideoSettings } from './media/video/messages'

/** What a script may say on stdin during a headless call, a line each. */
export type StdinCommand =
  | { readonly type: 'hold' | 'resume' | 'end' | 'stats' | 'accept' | 'reject' | 'busy' }
  | { readonly type: 'video'; readonly source: SourceSpec }
  | { readonly type: 'pause-file'; readonly paused: boolean }
  | { readonly type: 'seek'; readonly target: SeekTarget }
  | { readonly type: 'loop'; readonly loop: boolean }
  | { readonly type: 'filter'; readonly filters: readonly FilterChoice[] }
  | { readonly type: 'automate'; readonly knob: Knob }
  | { readonly type: 'settings'; readonly settings: Partial<VideoSettings> }
  | { readonly type: 'audio'; readonly source: AudioSourceSpec }
  | { readonly type: 'speaker'; readonly sink: AudioSinkSpec }
  | { readonly type: 'sound'; readonly settings: Partial<AudioSettings> }
  | { readonly type: 'snapshot'; readonly path: string }
  | { readonly type: 'text'; readonly text: string }
  /** Texts go to this one from now on, by name or address, and what stands behind at once. */
  | { readonly type: 'to'; readonly line: string }

const WORDS =
  'hold, resume, end, stats, accept, reject, busy, video SOURCE, pause-file, play-file, seek SECONDS|+S|-S|PERCENT%, loop on|off, ' +
  'filter LIST|none, quality N|auto, fps N|auto, size WxH|auto, camera on|off, snapshot FILE, ' +
  'mute, unmute, audio SOURCE, speaker SINK, text WORDS, to NAME [WORDS], volume PERCENT, gain PERCENT'

const NAMED: Readonly<Record<Knob, (text: string) => Partial<VideoSettings>>> = {
  quality: (text) => ({ quality: parseInteger('quality', 1, 100)(text) }),
  fps: (text) => ({ fps: parseInteger('fps', 1, 60)(text) }),
  size: parseSize,
}

/** What the command line of the interface calls the same. */
export const BY_THE_INTERFACE: ReadonlyMap<string, string> = new Map([
  ['pause', 'hold'],
  ['hangup', 'end'],
  ['answer', 'accept'],
  ['decline', 'reject'],
  ['source', 'video'],
  ['microphone', 'audio'],
  ['microphone-volume', 'gain'],
])

/** Reads one line; undefined for an empty one. Throws UsageError, whose message names the words that are known. */
export const parseStdinCommand = (line: string): StdinCommand | undefined => {
  const [typed = '', ...rest] = line.trim().split(/\s+/)
  const word = BY_THE_INTERFACE.get(typed) ?? typed
  const value = rest.join(' ')
  switch (word) {
    case '':
      return undefined
    case 'hold':
    case 'resume':
    case 'end':
    case 'stats':
    case 'accept':
    case 'reject':
    case 'busy':
      return { type: word }
    case 'video':
      return { type: 'video', source: parseSource(value) }
    case 'pause-file':
    case 'play-file':
      return { type: 'pause-file', paused: word === 'pause-file' }
    case 'seek':
      return { type: 'seek', target: parseSeek(value) }
    case 'loop':
      return { type: 'loop', loop: parseOnOff('loop', value) }
    case 'filter':
      return { type: 'filter', filters: parseFilter(value) }
    case 'quality':
    case 'fps':
    case 'size':
      return value === 'auto' ? { type: 'automate', knob: word } : { type: 'settings', settings: NAMED[word](value) }
    case 'camera':
      return { type: 'settings', settings: { cameraOn: parseOnOff('camera', value) } }
    case 'mute':
    case 'unmute':
      return { type: 'sound', settings: { muted: word === 'mute' } }
    case 'audio':
      return { type: 'audio', source: parseAudio(value) }
    case 'speaker':
      return { type: 'speaker', sink: parseSpeaker(value) }
    case 'volume':
      return { type: 'sound', settings: { outputVolume: parseInteger('volume', 0, 400)(value) / 100 } }
    case 'gain':
      return { type: 'sound', settings: { inputVolume: parseInteger('gain', 0, 400)(value) / 100 } }
    case 'snapshot':
      if (value === '') throw new UsageError('snapshot takes the name of a PNG file')
      return { type: 'snapshot', path: value }
    case 'text':
      if (value === '') throw new UsageError('text takes the words to send')
      return { type: 'text', text: line.trim().slice(typed.length).trim() }
    case 'to':
      if (value === '') throw new UsageError('to takes a name or an address, and the words to send there')
      return { type: 'to', line: line.trim().slice(typed.length).trim() }
    default:
      throw new UsageError(`"${word}" is not known here. Known: ${WORDS}`)
  }
}

const parseOnOff = (word: string, text: string): boolean => {
  if (text === 'on') return true
  if (text === 'off') return false
  throw new UsageError(`${word} takes on or off, not "${text}"`)
}

const parseSeek = (text: string): SeekTarget => {
  const target = seekTargetOf(text)
  if (target !== undefined) return target
  throw new UsageError(`seek takes SECONDS, +SECONDS, -SECONDS or PERCENT%, not "${text}"`)
}
