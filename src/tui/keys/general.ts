import type { Binding } from '../binding'
import { tooSmall, type Model } from '../model'
import { rows } from './row'

const roomForHelp = ({ size }: Model): boolean => !tooSmall(size)

/** The keys that hold on every screen, and those of leaving. */
export const GENERAL_KEYS: readonly Binding[] = [
  ...rows(
    'quit',
    [['q', 'y', 'enter'], 'quit.now', { keys: 'q Enter', words: 'quit', rank: 1 }],
    [['n', 'escape'], 'dialog.close', { keys: 'Esc', words: 'backToCall', rank: 2 }],
  ),
  ...rows(
    'general',
    [['?', 'f1'], 'help', { words: 'help', rank: 1, when: roomForHelp }],
    [[':'], 'line.open', { words: 'command', rank: 8 }],
    [['q'], 'quit', { words: 'quit', rank: 5 }],
  ),
  ...rows('small', [['q', 'escape'], 'quit']),
  ...rows('everywhere', [['C-c'], 'leave'], [['C-l'], 'redraw'], [['C-z'], 'suspend']),
]
