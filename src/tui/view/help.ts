import { helpLines, helpPage, lastHelpScroll, type HelpLine } from '../help'
import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { cellWidth, pad } from '../width'
import { wordsOf } from '../words/words'
import { BLANK, line, span } from './line'
import { framed } from './pane'
import { centred, type Rect } from './rect'

const WIDTH = 64
const KEYS_WIDTH = 11
const USAGE_WIDTH = 17

/** Every key and every command, in a pane over the screen. */
export const helpPane = (model: Model, asked: number, body: Rect): Pane => {
  const all = helpLines(model)
  const scroll = Math.min(asked, lastHelpScroll(model))
  const page = helpPage(model.size)
  const last = Math.min(scroll + page, all.length)
  const words = wordsOf(model).help
  const title = all.length > page ? words.part(scroll + 1, last, all.length) : words.title
  const lines = all.slice(scroll, last).map(helpText)
  const rect = centred(body, { width: WIDTH, height: Math.min(page, lines.length) + 2 })
  return framed({ id: 'help', rect, title, focused: true, lines })
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
