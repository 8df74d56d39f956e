import type { Binding, Hint } from '../binding'
import type { Model } from '../model'
import { rows } from './row'

const hasServer = (model: Model): boolean => model.account.server !== undefined
const hasPeople = (model: Model): boolean => hasServer(model) && model.people.list.length > 0
const hasSound = ({ sound }: Model): boolean => sound.on
const searchHint: Hint = { words: 'search', rank: 2, when: hasPeople }

/** The keys of the list of people, of its search, and of the log beside it. */
export const PEOPLE_KEYS: readonly Binding[] = [
  ...rows(
    'people',
    [['enter'], 'people.call', { words: 'call', rank: 1, when: hasPeople }],
    [[','], 'sound.menu', { words: 'sound', rank: 6, when: hasSound }],
    [['a'], 'people.address', { words: 'address', rank: 4 }],
    [['/'], 'people.search', searchHint],
    [['r'], 'people.reload', { words: 'reload', rank: 3, when: hasServer }],
    [['up', 'k'], 'people.up'],
    [['down', 'j'], 'people.down'],
    [['pageup'], 'people.page-up'],
    [['pagedown'], 'people.page-down'],
    [['home', 'g'], 'people.first'],
    [['end', 'G'], 'people.last'],
    [['tab'], 'log.focus', { words: 'log', rank: 7 }],
    [['escape'], 'people.everybody'],
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
    [['tab', 'escape'], 'log.leave', { words: 'people', rank: 2 }],
  ),
]
