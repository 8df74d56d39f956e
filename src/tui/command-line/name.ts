/** The words of a call. */
export type CallWord = 'call' | 'answer' | 'decline' | 'busy' | 'hangup' | 'pause' | 'resume' | 'snapshot' | 'stats'

/** The words of text. */
export type TextWord = 'text' | 'to' | 'reply' | 'ascii'

/** The words of the picture that is sent. */
export type VideoWord =
  'quality' | 'source' | 'seek' | 'loop' | 'pause-file' | 'play-file' | 'filter' | 'mirror' | 'preview' | 'fps' | 'size'

/** The words of the camera and of sound. */
export type MediaWord =
  | 'camera'
  | 'sound'
  | 'mute'
  | 'unmute'
  | 'volume'
  | 'microphone'
  | 'microphone-volume'
  | 'speaker'
  | 'echo-cancel'
  | 'denoise'
  | 'gain'

/** The words of the list of people. */
export type PeopleWord = 'users' | 'search'

/** The words of who and what is remembered. */
export type RememberedWord =
  'person' | 'favourite' | 'note' | 'block' | 'history' | 'redial' | 'login' | 'logout' | 'profile'

/** The words of what is seen, and of the program itself. */
export type ScreenWord =
  | 'layout'
  | 'corner'
  | 'fit'
  | 'fill'
  | 'full'
  | 'render'
  | 'log'
  | 'redraw'
  | 'language'
  | 'theme'
  | 'set'
  | 'help'
  | 'suspend'
  | 'quit'

/** Every word of the command line, by which a person or a script may say what an interface is to do. */
export type WordName = CallWord | TextWord | VideoWord | MediaWord | PeopleWord | RememberedWord | ScreenWord

/** Other words that mean the same: the interface, plain mode and headless scripts all know both. */
export const ALIASES: Readonly<Record<string, WordName>> = {
  accept: 'answer',
  audio: 'microphone',
  end: 'hangup',
  exit: 'quit',
  hold: 'pause',
  info: 'stats',
  people: 'users',
  q: 'quit',
  reject: 'decline',
  reload: 'users',
  video: 'source',
}
