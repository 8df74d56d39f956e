import { blockTarget } from '../block-target'
import type { Model } from '../model'
import { blocking } from '../update/blocking'
import { step, type Step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Menu } from './menu'

const closed = (model: Model): Model => ({ ...model, dialog: { tag: 'none' } })

const block = (model: Model): Step => {
  const target = blockTarget(model)
  return target ? blocking(closed(model), target, true) : step(closed(model))
}

/** The question whether somebody is to be blocked. */
export const BLOCK_MENU: Menu = {
  title: (model) => wordsOf(model).block.ask(blockTarget(model)?.name ?? ''),
  rows: (model) => {
    const words = wordsOf(model).block
    return [
      { label: words.yes, enter: block },
      { label: words.no, enter: (now) => step(closed(now)) },
    ]
  },
  remarks: (model) => [wordsOf(model).block.means],
}
