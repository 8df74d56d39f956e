import type { Action } from './action'
import type { Binding, Context, Hint } from './binding'
import { tooSmall, type Model } from './model'

const heldByUs = (model: Model): boolean => model.call.tag === 'live' && model.call.heldByUs
const armed = ({ call, nowMs }: Model): boolean => call.tag === 'incoming' && nowMs >= call.armedAtMs
const pauseHint: Hint = { words: 'pause', rank: 2, when: (model) => !heldByUs(model) }
const cameraWords = (model: Model): string => (model.sending.cameraOn ? 'camera off' : 'camera on')
const fitWords = (model: Model): string => (model.fit === 'fill' ? 'whole picture' : 'fill')
const hasSound = ({ call }: Model): boolean => call.tag === 'live' && call.meters !== undefined
const offersSound = (model: Model): boolean =>
  armed(model) && model.sound.on && model.call.tag === 'incoming' && model.call.protocol !== 'v0'
const muteWords = ({ sound }: Model): string => (sound.settings.muted ? 'unmute' : 'mute')
const talkWords = ({ keyReleases }: Model): string =>
  keyReleases ? 'hold it to talk while you are muted' : 'talk: unmute, and mute again'
const holdsToTalk = (model: Model): boolean => hasSound(model) && model.keyReleases && model.sound.settings.muted
const hasServer = (model: Model): boolean => model.account.server !== undefined
const hasPeople = (model: Model): boolean => hasServer(model) && model.people.list.length > 0

const searchHint: Hint = { words: 'search', rank: 2, when: hasPeople }

type Row = readonly [keys: readonly string[], action: Action, help: Binding['help'], hint?: Hint]

const rows = (context: Context, ...list: readonly Row[]): readonly Binding[] =>
  list.map(([keys, action, help, hint]) => ({ context, keys, action, help, ...(hint && { hint }) }))

/** Every key of the interface. */
export const KEY_MAP: readonly Binding[] = [
  ...rows(
    'call',
    [['p'], 'call.pause', 'pause both pictures until you resume', pauseHint],
    [['r'], 'call.resume', 'resume after your pause', { words: 'resume', rank: 2, when: heldByUs }],
    [['c'], 'call.camera', 'camera off (a still card) and on', { words: cameraWords, rank: 4 }],
    [['m'], 'sound.mute', 'mute your microphone, and unmute it', { words: muteWords, rank: 3, when: hasSound }],
    [['space'], 'sound.talk', talkWords, { keys: 'hold Space', words: 'to talk', rank: 4, when: holdsToTalk }],
    [['0'], 'sound.louder', 'the other one louder'],
    [['9'], 'sound.softer', 'the other one softer'],
    [[','], 'sound.menu', 'sound: devices, volumes, echo, noise', { words: 'sound', rank: 5, when: hasSound }],
    [['+', '='], 'call.better', 'better picture, more bytes', { keys: '+ -', words: 'quality', rank: 6 }],
    [['-', '_'], 'call.cheaper', 'cheaper picture, fewer bytes'],
    [['s'], 'call.snapshot', 'save their picture to a PNG file', { words: 'snapshot', rank: 8 }],
    [['f'], 'call.fit', 'fill the box with their picture, or not', { words: fitWords, rank: 10 }],
    [['z'], 'call.full', 'full screen of their picture, and back', { words: 'full screen', rank: 7 }],
    [['g'], 'call.render', 'draw the pictures in another way'],
    [['l'], 'call.log', 'show or hide the log', { words: 'log', rank: 9 }],
    [['up'], 'log.up', 'scroll the log up'],
    [['down'], 'log.down', 'scroll the log down'],
    [['pageup'], 'log.page-up', 'scroll the log a page up'],
    [['pagedown'], 'log.page-down', 'scroll the log a page down'],
    [['h'], 'call.hangup', 'hang up; asks once', { words: 'hang up', rank: 1 }],
  ),
  ...rows(
    'hangup',
    [['h', 'y', 'enter'], 'call.hangup-now', 'hang up', { keys: 'h Enter', words: 'hang up', rank: 1 }],
    [['n', 'escape'], 'dialog.close', 'back to the call', { keys: 'Esc', words: 'back to the call', rank: 2 }],
  ),
  ...rows(
    'incoming',
    [['enter', 'a'], 'call.accept', 'answer', { words: 'answer', rank: 1, when: armed }],
    [['s'], 'call.accept-sound', 'answer with your camera off', { words: 'sound only', rank: 4, when: offersSound }],
    [['d'], 'call.deny', 'decline', { words: 'decline', rank: 2, when: armed }],
    [['b'], 'call.busy', 'tell them that you are busy', { words: 'busy', rank: 3, when: armed }],
  ),
  ...rows('calling', [['h', 'escape'], 'call.hangup-now', 'give up calling', { words: 'give up', rank: 1 }]),
  ...rows(
    'people',
    [['enter'], 'people.call', 'call the selected one', { words: 'call', rank: 1, when: hasPeople }],
    [
      [','],
      'sound.menu',
      'sound: devices, volumes, echo, noise',
      { words: 'sound', rank: 6, when: ({ sound }) => sound.on },
    ],
    [['a'], 'people.address', 'call a name or an address that you type', { words: 'address', rank: 4 }],
    [['/'], 'people.search', 'search by name or address', searchHint],
    [['r'], 'people.reload', 'load the list again', { words: 'reload', rank: 3, when: hasServer }],
    [['up', 'k'], 'people.up', 'one up'],
    [['down', 'j'], 'people.down', 'one down'],
    [['pageup'], 'people.page-up', 'a page up'],
    [['pagedown'], 'people.page-down', 'a page down'],
    [['home', 'g'], 'people.first', 'to the first'],
    [['end', 'G'], 'people.last', 'to the last'],
    [['tab'], 'log.focus', 'to the log, to scroll it', { words: 'log', rank: 7 }],
    [['escape'], 'people.everybody', 'end the search: shows everybody again'],
  ),
  ...rows(
    'search',
    [['enter'], 'search.keep', 'back to the list, which stays searched', { words: 'back to the list', rank: 1 }],
    [['up'], 'people.up', 'one up', { keys: '↑↓', words: 'select', rank: 3 }],
    [['down'], 'people.down', 'one down'],
    [['escape'], 'people.everybody', 'end the search: shows everybody again', { words: 'end the search', rank: 2 }],
  ),
  ...rows(
    'log',
    [['up', 'k'], 'log.up', 'scroll up', { keys: '↑↓', words: 'scroll', rank: 1 }],
    [['down', 'j'], 'log.down', 'scroll down'],
    [['pageup'], 'log.page-up', 'a page up'],
    [['pagedown'], 'log.page-down', 'a page down'],
    [['home', 'g'], 'log.first', 'to the oldest line'],
    [['end', 'G'], 'log.last', 'to the newest line'],
    [['tab', 'escape'], 'log.leave', 'back to the people', { words: 'people', rank: 2 }],
  ),
  ...rows(
    'address',
    [['enter'], 'address.call', 'call what is written', { words: 'call', rank: 1 }],
    [['escape'], 'dialog.close', 'back to the people', { words: 'back', rank: 2 }],
  ),
  ...rows(
    'login',
    [['enter'], 'login.submit', 'log in, or go on to the next empty field', { words: 'log in', rank: 1 }],
    [['down', 'tab'], 'login.next', 'next field', { keys: '↑↓', words: 'field', rank: 3 }],
    [['up', 'S-tab'], 'login.previous', 'field before'],
    [['escape'], 'quit', 'quit', { words: 'quit', rank: 2 }],
  ),
  ...rows(
    'field',
    [['left'], 'field.left', 'one character left'],
    [['right'], 'field.right', 'one character right'],
    [['home', 'C-a'], 'field.home', 'to the beginning'],
    [['end', 'C-e'], 'field.end', 'to the end'],
    [['backspace'], 'field.erase', 'erase the character before'],
    [['delete'], 'field.delete', 'erase the character after'],
    [['C-w'], 'field.erase-word', 'erase the word before'],
    [['C-u'], 'field.erase-all', 'erase everything before'],
    [['C-k'], 'field.erase-rest', 'erase everything after'],
  ),
  ...rows(
    'sound',
    [['up', 'k'], 'sound.up', 'one up', { keys: '↑↓', words: 'select', rank: 2 }],
    [['down', 'j'], 'sound.down', 'one down'],
    [['right', 'enter'], 'sound.right', 'next, louder, on or off', { keys: '←→', words: 'change', rank: 1 }],
    [['left'], 'sound.left', 'the one before, softer, on or off'],
    [['s'], 'sound.keep', 'keep it so for the next time', { words: 'keep', rank: 4 }],
    [['m'], 'sound.mute', 'mute your microphone, and unmute it'],
    [['escape', ',', 'q'], 'dialog.close', 'close the menu', { keys: 'Esc', words: 'close', rank: 3 }],
  ),
  ...rows(
    'help',
    [['up', 'k'], 'help.up', 'one up', { keys: '↑↓', words: 'scroll', rank: 2 }],
    [['down', 'j'], 'help.down', 'one down'],
    [['pageup'], 'help.page-up', 'a page up'],
    [['pagedown', 'space'], 'help.page-down', 'a page down'],
    [['home', 'g'], 'help.first', 'to the beginning'],
    [['end', 'G'], 'help.last', 'to the end'],
    [['escape', '?', 'q'], 'dialog.close', 'close the help', { words: 'close', rank: 1 }],
  ),
  ...rows(
    'quit',
    [['q', 'y', 'enter'], 'quit.now', 'quit; the call ends', { keys: 'q Enter', words: 'quit', rank: 1 }],
    [['n', 'escape'], 'dialog.close', 'back to the call', { keys: 'Esc', words: 'back to the call', rank: 2 }],
  ),
  ...rows(
    'general',
    [['?', 'f1'], 'help', 'this help', { words: 'help', rank: 1, when: ({ size }) => !tooSmall(size) }],
    [['q'], 'quit', 'quit; asks in a call', { words: 'quit', rank: 5 }],
  ),
  ...rows('small', [['q', 'escape'], 'quit', 'quit while the terminal is too small']),
  ...rows(
    'everywhere',
    [['C-c'], 'leave', 'quit; in a call it asks, twice is yes'],
    [['C-l'], 'redraw', 'draw the screen again'],
    [['C-z'], 'suspend', 'stop until `fg`; a call is paused'],
  ),
]

/** The binding of a key in these contexts; the nearest context that knows it wins. */
export const bindingOf = (contexts: readonly Context[], key: string): Binding | undefined => {
  for (const context of contexts) {
    const found = KEY_MAP.find((binding) => binding.context === context && binding.keys.includes(key))
    if (found) return found
  }
  return undefined
}
