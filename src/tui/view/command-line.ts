import { lineOffers } from '../command-line/offers'
import { partsOf } from '../command-line/line-parts'
import { nameOf } from '../command-line/words'
import { fieldText } from '../field'
import type { Model } from '../model'
import type { Line, Scene } from '../scene'
import { cut } from '../width'
import { wordsOf } from '../words/words'
import { hintLine } from './hints'
import { line, padLine, span } from './line'
import { plain } from './pane'
import type { Rect } from './rect'
import { fieldWindow } from './typing'

/** The command line in the two rows below `body`'s last one: what fits or what the word does, and what is typed. */
export const commandLine = (model: Model, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  if (model.dialog.tag !== 'line') return { panes: [] }
  const rect = { x: body.x, y: body.y + body.height - 1, width: body.width, height: 2 }
  const { text, cursor } = fieldWindow(model.dialog.field, body.width - 3)
  const typed = padLine([span(' :', 'accent'), span(text, 'strong')], body.width)
  const about = padLine([span(' ', 'bar'), ...aboutLine(model, body.width - 2)], body.width)
  return {
    panes: [plain({ id: 'command-line', rect, lines: [about, typed] })],
    cursor: { x: rect.x + 2 + cursor, y: rect.y + 1 },
  }
}

const aboutLine = (model: Model, width: number): Line => {
  const typed = model.dialog.tag === 'line' ? fieldText(model.dialog.field) : ''
  const said = typed === '' ? undefined : (usage(model, typed) ?? offers(model, typed))
  return said === undefined ? hintLine(model, width, 'bar') : line(cut(said, width), 'bar')
}

/** What a word that is written out takes and does, until what stands behind it can be chosen. */
const usage = (model: Model, typed: string): string | undefined => {
  const name = nameOf(partsOf(typed).word)
  const choosing = typed.trimStart().includes(' ') && lineOffers(model, typed).length > 1
  if (name === undefined || choosing) return undefined
  const [takes, says] = wordsOf(model).commands[name]
  return [name, takes].filter((part) => part !== '').join(' ') + `  ·  ${says}`
}

const offers = (model: Model, typed: string): string | undefined => {
  const texts = lineOffers(model, typed).map((offer) => offer.slice(offer.lastIndexOf(' ') + 1))
  return texts.length === 0 ? undefined : texts.join('  ')
}
