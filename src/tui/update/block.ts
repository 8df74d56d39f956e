import { blockTarget } from '../block-target'
import { opened } from '../menu/opened'
import { wordsOf } from '../words/words'
import { blocking } from './blocking'
import { remark, step, type Handler } from './step'

/** Asks before somebody is blocked; who is blocked may call again at once. */
export const askToBlock: Handler = (model) => {
  const target = blockTarget(model)
  if (!target) return step(remark(model, 'info', wordsOf(model).block.nobody))
  return target.blocked ? blocking(model, target, false) : step(opened(model, 'block'))
}
