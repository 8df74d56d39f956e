import type { Model } from '../model'
import { PROMPTS } from '../prompt/prompts'
import type { Scene } from '../scene'
import { wrap } from '../width'
import { boxed, innerWidth } from './box'
import { hintLine } from './hints'
import { BLANK, line, padLine, span } from './line'
import type { Rect } from './rect'
import { fieldWindow } from './typing'

/** The prompt that is open, over the screen, with the cursor in its field. */
export const promptDialog = (model: Model, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const { dialog } = model
  if (dialog.tag !== 'prompt') return { panes: [] }
  const prompt = PROMPTS[dialog.prompt]
  const room = innerWidth(body)
  const { text, cursor } = fieldWindow(dialog.field, room - 2)
  const under = dialog.trouble === undefined ? [] : wrap(dialog.trouble, room).map((part) => line(part, 'bad'))
  const typed = padLine([span('▸ ', 'accent'), span(text, 'strong')], room)
  const lines = [line(prompt.label(model), 'dim'), typed, ...under, BLANK, hintLine(model, room, 'normal')]
  const pane = boxed({ id: 'prompt', title: prompt.title(model), lines, body })
  return { panes: [pane], cursor: { x: pane.x + 5 + cursor, y: pane.y + 3 } }
}
