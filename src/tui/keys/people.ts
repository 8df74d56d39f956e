import type { Binding, Hint } from '../binding'
import type { Model } from '../model'
import { rows } from './row'

const hasServer = (model: Model): boolean => model.account.server !== undefined
const hasPeople = (model: Model): boolean => hasServer(model) && model.people.list.length > 0
const hasSound = ({ sound }: Model): boolean => sound.on
const hasCalls = ({ history }: Model): boolean => history.calls.length > 0
const seesPictures = ({ soundAlone, login }: Model): boolean => !soundAlone && !login
const searchHint: Hint = { words: 'search', rank: 2, when: hasPeople }

/** The keys of the list of people, of its search, and of the log beside it. */
export const PEOPLE_KEYS: readonly Binding[] = [
  ...rows(
    'people',
    [['enter'], 'people.call', { words: 'call', rank: 1, when: hasPeople }],
    [['s'], 'people.call-sound'],
    [['a'], 'people.address', { words: 'address', rank: 4 }],
    [['/'], 'people.search', searchHint],
    [['r'], 'people.reload', { words: 'reload', rank: 3, when: hasServer }],
    [['up', 'k'], 'people.up'],
    [['down', 'j'], 'people.down'],
    [['pageup'], 'people.page-up'],
    [['pagedown'], 'people.page-down'],
    [['home', 'g'], 'people.first'],
    [['end', 'G'], 'people.last'],
    [['f'], 'people.favourite', { words: 'favourite', rank: 8, when: hasPeople }],
    [['n'], 'people.note', { words: 'note', rank: 10, when: hasPeople }],
    [['b'], 'people.block', { words: 'block', rank: 11, when: hasPeople }],
    [['i', 'space'], 'people.details', { words: 'details', rank: 9, when: hasPeople }],
    [[','], 'sound.menu', { words: 'sound', rank: 6, when: hasSound }],
    [['p'], 'preview.open', { words: 'seeYourself', rank: 7, when: seesPictures }],
    [['v'], 'source.menu'],
    [['F'], 'filter.menu'],
    [['Q'], 'quality.menu'],
    [['u'], 'account.menu', { words: 'account', rank: 12 }],
    [['L'], 'account.logout'],
    [['t'], 'chat.open', { words: 'text', rank: 5, when: ({ chat }) => chat.carried }],
    [['tab'], 'history.focus', { words: 'history', rank: 7 }],
    [['S-tab'], 'log.focus'],
    [['escape'], 'people.everybody'],
  ),
  ...rows(
    'history',
    [['enter'], 'history.call', { words: 'redial', rank: 1, when: hasCalls }],
    [['s'], 'history.call-sound', { words: 'soundOnly', rank: 5, when: (model) => hasCalls(model) && hasSound(model) }],
    [['b'], 'history.block', { words: 'block', rank: 6, when: hasCalls }],
    [['up', 'k'], 'history.up', { keys: '↑↓', words: 'select', rank: 4, when: hasCalls }],
    [['down', 'j'], 'history.down'],
    [['pageup'], 'history.page-up'],
    [['pagedown'], 'history.page-down'],
    [['home', 'g'], 'history.first'],
    [['end', 'G'], 'history.last'],
    [['tab'], 'log.focus', { words: 'log', rank: 3 }],
    [['escape'], 'history.leave', { words: 'people', rank: 2 }],
    [['S-tab'], 'history.leave'],
  ),
  ...rows(
    'search',
    [['enter'], 'search.keep', { words: 'backToList', rank: 1 }],
    [['up'], 'people.up', { keys: '↑↓', words: 'select', rank: 3 }],
    [['down'], 'people.down'],
    [['escape'], 'people.everybody', { words: 'endSearch', rank: 2 }],
  ),
  ...rows(
    'log',
    [['up', 'k'], 'log.up', { keys: '↑↓', words: 'scroll', rank: 1 }],
    [['down', 'j'], 'log.down'],
    [['pageup'], 'log.page-up'],
    [['pagedown'], 'log.page-down'],
    [['home', 'g'], 'log.first'],
    [['end', 'G'], 'log.last'],
    [['/'], 'log.search', { words: 'search', rank: 3 }],
    [['tab'], 'log.leave', { words: 'people', rank: 2 }],
    [['escape'], 'log.back'],
    [['S-tab'], 'history.focus'],
  ),
  ...rows(
    'log-search',
    [['enter'], 'log.keep', { words: 'backToList', rank: 1 }],
    [['up'], 'log.up', { keys: '↑↓', words: 'scroll', rank: 3 }],
    [['down'], 'log.down'],
    [['pageup'], 'log.page-up'],
    [['pagedown'], 'log.page-down'],
    [['escape'], 'log.back', { words: 'endSearch', rank: 2 }],
  ),
]
