import { EMPTY_FIELD } from '../field'
import { helpLines, helpPage, isHelpSearched, lastHelpScroll, type HelpLine } from '../help'
import type { HelpDialog, Model } from '../model'
import type { Line, Scene } from '../scene'
import { cellWidth, pad } from '../width'
import { wordsOf } from '../words/words'
import { BLANK, line, span } from './line'
import { framed } from './pane'
import { centred, type Rect } from './rect'
import { fieldWindow } from './typing'

const WIDTH = 64
const KEYS_WIDTH = 11
const USAGE_WIDTH = 17

/** Every key and every command, or those that were found, in a pane over the screen. */
export const helpPane = (model: Model, dialog: HelpDialog, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const all = helpLines(model)
  const scroll = Math.min(dialog.scroll, lastHelpScroll(model))
  const page = helpPage(model)
  const last = Math.min(scroll + page, all.length)
  const { help: words, menu } = wordsOf(model)
  const title = all.length > page ? words.part(scroll + 1, last, all.length) : words.title
  const found = all.length === 0 ? [line(` ${menu.nothing}`, 'dim')] : all.slice(scroll, last).map(helpText)
  const typed = fieldWindow(dialog.search ?? EMPTY_FIELD, WIDTH - 6)
  const lines = [...(isHelpSearched(model) ? [[span(' / ', 'accent'), span(typed.text, 'strong')]] : []), ...found]
  const rect = centred(body, { width: WIDTH, height: lines.length + 2 })
  const pane = framed({ id: 'help', rect, title, focused: true, lines })
  const cursor = { x: rect.x + 4 + typed.cursor, y: rect.y + 1 }
  return dialog.searching === true ? { panes: [pane], cursor } : { panes: [pane] }
}

const helpText = (of: HelpLine): Line => {
  switch (of.tag) {
    case 'blank':
      return BLANK
    case 'title':
      return line(` ${of.text}`, 'accent')
    case 'key':
      return [span('   '), span(pad(of.keys, KEYS_WIDTH), 'key'), span(`  ${of.words}`)]
    case 'command':
      return [
        span('   '),
        span(of.usage + ' '.repeat(Math.max(0, USAGE_WIDTH - cellWidth(of.usage))), 'key'),
        span(`  ${of.words}`),
      ]
  }
}
