import type { Binding, HintWord } from '../binding'
import type { Model } from '../model'
import { rows } from './row'

const cameraWord = ({ sending }: Model): HintWord => (sending.cameraOn ? 'cameraOff' : 'cameraOn')

/** The keys while we see ourselves: what changes our picture, beside the keys of what lies beside it. */
export const PREVIEW_KEYS: readonly Binding[] = rows(
  'preview',
  [['p', 'escape'], 'preview.close', { keys: 'p Esc', words: 'close', rank: 1 }],
  [['F'], 'filter.menu', { words: 'filters', rank: 2 }],
  [['v'], 'source.menu', { words: 'source', rank: 3 }],
  [['Q'], 'quality.menu', { words: 'quality', rank: 4 }],
  [['M'], 'self.mirror', { words: 'mirror', rank: 5 }],
  [['c'], 'call.camera', { words: cameraWord, rank: 6 }],
  [['g'], 'call.render'],
)
