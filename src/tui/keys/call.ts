import type { Binding, Hint, HintWord } from '../binding'
import { plainable } from '../chat/chat'
import { nextOf } from '../chat/correspondence'
import type { Model } from '../model'
import { statisticsPages } from '../statistics/pages'
import { wordsOf } from '../words/words'
import { rows } from './row'

const heldByUs = (model: Model): boolean => model.call.tag === 'live' && model.call.heldByUs
const armed = ({ call, nowMs }: Model): boolean => call.tag === 'incoming' && nowMs >= call.armedAtMs
const pauseHint: Hint = { words: 'pause', rank: 2, when: (model) => !heldByUs(model) }
const cameraWord = (model: Model): HintWord => (model.sending.cameraOn ? 'cameraOff' : 'cameraOn')
const fitWord = (model: Model): HintWord => (model.fit === 'fill' ? 'whole' : 'fill')
const muteWord = ({ sound }: Model): HintWord => (sound.settings.muted ? 'unmute' : 'mute')
const hasSound = ({ call }: Model): boolean => call.tag === 'live' && call.meters !== undefined
const offersSound = (model: Model): boolean =>
  armed(model) && model.sound.on && model.call.tag === 'incoming' && model.call.protocol !== 'v0'
const holdsToTalk = (model: Model): boolean => hasSound(model) && model.keyReleases && model.sound.settings.muted
const holdSpace = (model: Model): string => wordsOf(model).menu.holdSpace

const fileWord = ({ sending }: Model): HintWord => (sending.file?.paused === true ? 'playFile' : 'pauseFile')

const hasPages = (model: Model): boolean => statisticsPages(model) > 1

const CALL = rows(
  'call',
  [['p'], 'call.pause', pauseHint],
  [['r'], 'call.resume', { words: 'resume', rank: 2, when: heldByUs }],
  [['c'], 'call.camera', { words: cameraWord, rank: 4 }],
  [['m'], 'sound.mute', { words: muteWord, rank: 3, when: hasSound }],
  [['space'], 'sound.talk', { keys: holdSpace, words: 'talk', rank: 4, when: holdsToTalk }],
  [['0'], 'sound.louder'],
  [['9'], 'sound.softer'],
  [[','], 'sound.menu', { words: 'sound', rank: 5, when: hasSound }],
  [['+', '='], 'call.better', { keys: '+ -', words: 'quality', rank: 6 }],
  [['-', '_'], 'call.cheaper'],
  [['v'], 'source.menu', { words: 'source', rank: 6 }],
  [['C'], 'source.camera'],
  [['F'], 'filter.menu', { words: 'filters', rank: 9 }],
  [['Q'], 'quality.menu'],
  [['M'], 'self.mirror'],
  [['s'], 'call.snapshot', { words: 'snapshot', rank: 8 }],
  [['f'], 'call.fit', { words: fitWord, rank: 10 }],
  [['z'], 'call.full', { words: 'fullScreen', rank: 7 }],
  [['w'], 'call.layout', { words: 'layout', rank: 11 }],
  [['W'], 'call.corner'],
  [['g'], 'call.render'],
  [['l'], 'call.log', { words: 'log', rank: 9 }],
  [['t'], 'chat.open', { words: 'text', rank: 4, when: ({ chat }) => chat.carried }],
  [['i'], 'call.info', { words: 'info', rank: 12, when: ({ statistics }) => !statistics }],
  [['up'], 'log.up'],
  [['down'], 'log.down'],
  [['pageup'], 'log.page-up'],
  [['pagedown'], 'log.page-down'],
  [['h'], 'call.hangup', { words: 'hangUp', rank: 1 }],
)

/** The keys of a call: ringing in, ringing out, on, and asked whether it is to end. */
export const CALL_KEYS: readonly Binding[] = [
  ...CALL,
  ...rows(
    'chat',
    [['enter'], 'chat.send', { words: 'send', rank: 1 }],
    [['tab'], 'chat.leave', { words: 'leaveText', rank: 3 }],
    [['escape'], 'chat.close', { words: 'close', rank: 2 }],
    [['C-r'], 'chat.plain', { words: 'withoutAccents', rank: 1, when: ({ chat }) => plainable(chat) !== undefined }],
    [['C-t'], 'chat.to-next', { words: 'toNext', rank: 4, when: ({ chat }) => nextOf(chat) !== undefined }],
    [['up'], 'chat.older'],
    [['down'], 'chat.newer'],
    [['pageup'], 'chat.page-up'],
    [['pagedown'], 'chat.page-down'],
  ),
  ...rows(
    'statistics',
    [['right', 'pagedown'], 'statistics.next', { keys: '← →', words: 'page', rank: 2, when: hasPages }],
    [['left', 'pageup'], 'statistics.previous'],
    [['i', 'escape'], 'call.info', { words: 'close', rank: 1 }],
  ),
  ...rows('full', [['escape'], 'call.full']),
  ...rows(
    'file',
    [['.'], 'file.pause', { words: fileWord, rank: 3 }],
    [['left'], 'file.back', { keys: '← →', words: 'seek', rank: 4 }],
    [['right'], 'file.on'],
    [['['], 'file.far-back'],
    [[']'], 'file.far-on'],
    [['o'], 'file.loop'],
  ),
  ...rows(
    'hangup',
    [['h', 'y', 'enter'], 'call.hangup-now', { keys: 'h Enter', words: 'hangUp', rank: 1 }],
    [['n', 'escape'], 'dialog.close', { keys: 'Esc', words: 'backToCall', rank: 2 }],
  ),
  ...rows(
    'incoming',
    [['enter', 'a'], 'call.accept', { words: 'answer', rank: 1, when: armed }],
    [['s'], 'call.accept-sound', { words: 'soundOnly', rank: 4, when: offersSound }],
    [['d'], 'call.deny', { words: 'decline', rank: 2, when: armed }],
    [['b'], 'call.busy', { words: 'busy', rank: 3, when: armed }],
    [[':'], 'line.open'],
  ),
  ...rows('calling', [['h', 'escape'], 'call.hangup-now', { words: 'giveUp', rank: 1 }], [[':'], 'line.open']),
]
