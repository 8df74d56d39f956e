/** Every word of the command line, by which a person or a script may say what an interface is to do. */
export type WordName =
  // A call.
  | 'call'
  | 'answer'
  | 'decline'
  | 'busy'
  | 'hangup'
  | 'pause'
  | 'resume'
  | 'snapshot'
  | 'stats'
  | 'text'
  | 'ascii'
  // What is sent and heard.
  | 'camera'
  | 'quality'
  | 'source'
  | 'seek'
  | 'loop'
  | 'pause-file'
  | 'play-file'
  | 'filter'
  | 'mirror'
  | 'fps'
  | 'size'
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
  // People.
  | 'users'
  | 'search'
  | 'person'
  | 'favourite'
  | 'note'
  | 'block'
  | 'history'
  | 'redial'
  | 'login'
  | 'logout'
  // The screen.
  | 'layout'
  | 'corner'
  | 'fit'
  | 'fill'
  | 'full'
  | 'render'
  | 'log'
  | 'redraw'
  // The program.
  | 'language'
  | 'theme'
  | 'set'
  | 'help'
  | 'suspend'
  | 'quit'

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
