import { fieldText } from '../field'
import { PROMPTS } from '../prompt/prompts'
import { step, type Handler } from './step'

/** What was typed is taken, or it is said what is wrong with it. */
export const promptEntered: Handler = (model) => {
  const { dialog } = model
  if (dialog.tag !== 'prompt') return step(model)
  const done = PROMPTS[dialog.prompt].entered({ ...model, dialog: { tag: 'none' } }, fieldText(dialog.field))
  return typeof done === 'string' ? step({ ...model, dialog: { ...dialog, trouble: done } }) : done
}
