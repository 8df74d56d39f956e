import type { PcmFormat } from './pcm'

/** Where an original serves unless told otherwise (spec: unam-xmlrpc, section 1). */
export const XMLRPC_PORT = 5000

/** The programs of which one is known to be the contact's. */
export type DialectName =
  | 'clase3'
  | 'clase10'
  | 'mameintenso'
  | 'danielavelasquez'
  | 'os-baach'
  | 'rtaboadam'
  | 'luisalbertogg'
  | 'ndrd'
  | 'rodrigorojo'
  | 'reneleyva'
  | 'marcobravociencias'

/** The names and habits of one of those programs (spec: unam-xmlrpc, section 4). */
export interface Dialect {
  readonly name: DialectName
  /** Absent: it has no texts. */
  readonly text?: string
  readonly audio: string
  readonly pcm: PcmFormat
  readonly video: string
  /** Pictures are text pickles. */
  readonly pickled?: boolean
  /** To be called before the first picture. */
  readonly startVideo?: string
  /** Asked before sound; false: the other one hung up. */
  readonly mayPlay?: string
  /** Asked before a text, which names its author then. */
  readonly ping?: string
  /** Called when we stop. */
  readonly stops: readonly string[]
  /** It tells its methods by `system.listMethods`. */
  readonly lists: boolean
}

const COURSE: Dialect = {
  name: 'clase3',
  audio: 'playAudio',
  pcm: 's16',
  video: 'playVideo',
  stops: [],
  lists: false,
}

/** All dialects that are known. */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  clase3: COURSE,
  clase10: {
    name: 'clase10',
    text: 'sendMessage_remote',
    audio: 'play_audio_remote',
    pcm: 'u8',
    video: 'play_video_remote',
    pickled: true,
    mayPlay: 'can_play_audio',
    stops: ['finish_call'],
    lists: true,
  },
  mameintenso: {
    name: 'mameintenso',
    text: 'sendMessage_wrapper',
    audio: 'playAudio_wrapper',
    pcm: 's16',
    video: 'playVideo_wrapper',
    stops: ['stopAudio_wrapper', 'stopVideo_wrapper'],
    lists: true,
  },
  danielavelasquez: {
    name: 'danielavelasquez',
    text: 'sendMessage_wrapper',
    audio: 'playAudio',
    pcm: 's16',
    video: 'my_play_video',
    startVideo: 'reproduce_video',
    stops: ['stop_reproducing'],
    lists: false,
  },
  'os-baach': {
    name: 'os-baach',
    text: 'sendMessage_wrapper',
    audio: 'sendVoice_wrapper',
    pcm: 's16',
    video: 'sendImage_wrapper',
    stops: ['stopImage_wrapper'],
    lists: false,
  },
  rtaboadam: {
    name: 'rtaboadam',
    text: 'sendMessage_wrapper',
    audio: 'sendAudio_wrapper',
    pcm: 's16',
    video: 'sendVideo_wrapper',
    stops: [],
    lists: true,
  },
  luisalbertogg: {
    name: 'luisalbertogg',
    text: 'sendMessage_wrapper',
    audio: 'sendAudio_wrapper',
    pcm: 's16',
    video: 'sendVideo_wrapper',
    stops: [],
    lists: false,
  },
  ndrd: {
    name: 'ndrd',
    text: 'sendMessage_wrapper',
    audio: 'playAudio',
    pcm: 's16',
    video: 'playVideo',
    stops: [],
    lists: true,
  },
  rodrigorojo: {
    name: 'rodrigorojo',
    text: 'recibe_mensaje',
    audio: 'recibe_audio',
    pcm: 's16',
    video: 'recibe_video',
    stops: [],
    lists: true,
  },
  reneleyva: {
    name: 'reneleyva',
    text: 'sendMessage_wrapper',
    audio: 'get_audio',
    pcm: 's16-stereo',
    video: 'play_video',
    stops: [],
    lists: true,
  },
  marcobravociencias: {
    name: 'marcobravociencias',
    text: 'sendMessage_wrapper',
    audio: 'recibeAudio',
    pcm: 's16-stereo',
    video: 'recibeVideo',
    ping: 'ping',
    stops: [],
    lists: false,
  },
}

const isDialectName = (name: string): name is DialectName => Object.hasOwn(DIALECTS, name)

/** A dialect by its name, `clase4` for `clase3` too; undefined: none is called so. */
export const dialectNamed = (name: string): Dialect | undefined => {
  const known = name === 'clase4' ? 'clase3' : name
  return isDialectName(known) ? DIALECTS[known] : undefined
}

/** The dialect whose names are among those that a contact lists; of several, the one with most of its names there. */
export const dialectOf = (listed: readonly string[]): Dialect | undefined => {
  const names = new Set(listed)
  const fits = Object.values(DIALECTS).filter(({ audio, video }) => names.has(audio) && names.has(video))
  const share = (dialect: Dialect): number => namesOf(dialect).filter((name) => names.has(name)).length
  return fits.sort((a, b) => share(b) - share(a))[0]
}

const namesOf = ({ text, audio, video, startVideo, mayPlay, ping, stops }: Dialect): readonly string[] =>
  [text, audio, video, startVideo, mayPlay, ping, ...stops].filter((name) => name !== undefined)
