import type { Binding, HintWord } from '../binding'
import { menuOf } from '../menu/menus'
import type { Model } from '../model'
import { rows } from './row'

const promptWord = ({ dialog }: Model): HintWord =>
  dialog.tag === 'prompt' && dialog.prompt === 'address' ? 'call' : 'enter'
// While an answer is awaited the form stays as it was sent.
const formOpen = ({ login }: Model): boolean => login?.busySinceMs === undefined
const loginLeaveWord = (model: Model): HintWord => (formOpen(model) ? 'quit' : 'giveUp')
const helpBackWord = ({ dialog }: Model): HintWord => (dialog.tag === 'help' && dialog.search ? 'endSearch' : 'close')
const hasLogins = ({ logins }: Model): boolean => logins.length > 0
const keeps = (model: Model): boolean => menuOf(model)?.keep !== undefined
const hasOut = (model: Model): boolean => menuOf(model)?.out !== undefined
const orders = (model: Model): boolean =>
  menuOf(model)
    ?.rows(model)
    .some(({ move }) => move !== undefined) === true
const turns = (model: Model): boolean =>
  menuOf(model)
    ?.rows(model)
    .some(({ turn }) => turn !== undefined) === true

/** The keys of menus, of prompts, of fields of text, and of the help. */
export const DIALOG_KEYS: readonly Binding[] = [
  ...rows(
    'prompt',
    [['enter'], 'prompt.enter', { words: promptWord, rank: 1 }],
    [['escape'], 'dialog.close', { words: 'back', rank: 2 }],
  ),
  ...rows(
    'line',
    [['enter'], 'line.enter', { words: 'doIt', rank: 1 }],
    [['tab'], 'line.complete', { words: 'complete', rank: 2 }],
    [['S-tab'], 'line.complete-back'],
    [['up'], 'line.older', { keys: '↑↓', words: 'typedBefore', rank: 4 }],
    [['down'], 'line.newer'],
    [['escape'], 'dialog.close', { words: 'close', rank: 3 }],
  ),
  ...rows(
    'login',
    [['enter'], 'login.submit', { words: 'logIn', rank: 1, when: formOpen }],
    [['down', 'tab'], 'login.next', { keys: '↑↓', words: 'field', rank: 3, when: formOpen }],
    [['up', 'S-tab'], 'login.previous'],
    [['f2'], 'account.menu', { words: 'knownLogins', rank: 4, when: hasLogins }],
    [['f1'], 'help', { words: 'help', rank: 5 }],
    [['escape'], 'login.leave', { words: loginLeaveWord, rank: 2 }],
  ),
  ...rows(
    'field',
    [['left'], 'field.left'],
    [['right'], 'field.right'],
    [['home', 'C-a'], 'field.home'],
    [['end', 'C-e'], 'field.end'],
    [['backspace'], 'field.erase'],
    [['delete'], 'field.delete'],
    [['C-w'], 'field.erase-word'],
    [['C-u'], 'field.erase-all'],
    [['C-k'], 'field.erase-rest'],
  ),
  ...rows(
    'menu',
    [['up', 'k'], 'menu.up', { keys: '↑↓', words: 'select', rank: 2 }],
    [['down', 'j'], 'menu.down'],
    [['pageup'], 'menu.page-up'],
    [['pagedown'], 'menu.page-down'],
    [['home', 'g'], 'menu.first'],
    [['end', 'G'], 'menu.last'],
    [['enter', 'space'], 'menu.enter', { words: 'choose', rank: 1, when: (model) => !turns(model) }],
    [['right', 'l'], 'menu.right', { keys: '←→', words: 'change', rank: 1, when: turns }],
    [['left', 'h'], 'menu.left'],
    [['K'], 'menu.earlier', { keys: 'K J', words: 'order', rank: 5, when: orders }],
    [['J'], 'menu.later'],
    [['s'], 'menu.keep', { words: 'keep', rank: 4, when: keeps }],
    [['m'], 'sound.mute'],
    [['escape', 'q'], 'menu.back', { keys: 'Esc', words: 'close', rank: 3 }],
  ),
  ...rows(
    'menu-search',
    [['up'], 'menu.up', { keys: '↑↓', words: 'select', rank: 2 }],
    [['down'], 'menu.down'],
    [['pageup'], 'menu.page-up'],
    [['pagedown'], 'menu.page-down'],
    [['enter'], 'menu.enter', { words: 'choose', rank: 1 }],
    [['left'], 'menu.out', { words: 'folderUp', rank: 4, when: hasOut }],
    [['tab'], 'menu.right'],
    [['S-tab'], 'menu.left'],
    [['escape'], 'menu.back', { words: 'close', rank: 3 }],
  ),
  ...rows(
    'help',
    [['up', 'k'], 'help.up', { keys: '↑↓', words: 'scroll', rank: 2 }],
    [['down', 'j'], 'help.down'],
    [['pageup'], 'help.page-up'],
    [['pagedown', 'space'], 'help.page-down'],
    [['home', 'g'], 'help.first'],
    [['end', 'G'], 'help.last'],
    [['/'], 'help.search', { words: 'search', rank: 3 }],
    [['escape'], 'help.back', { words: helpBackWord, rank: 1 }],
    [['?', 'q'], 'dialog.close'],
  ),
  ...rows(
    'help-search',
    [['enter'], 'help.keep', { words: 'backToList', rank: 1 }],
    [['up'], 'help.up', { keys: '↑↓', words: 'scroll', rank: 3 }],
    [['down'], 'help.down'],
    [['pageup'], 'help.page-up'],
    [['pagedown'], 'help.page-down'],
    [['escape'], 'help.back', { words: 'endSearch', rank: 2 }],
  ),
]
