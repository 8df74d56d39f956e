import { fieldOf } from '../field'
import { CORNERS, LAYOUTS } from '../layout'
import { withLogFilter } from '../log'
import { laidOut } from '../update/call-actions'
import { step } from '../update/step'
import { THEMES } from '../theme-names'
import { LANGUAGES, wordsOf } from '../words/words'
import { partsOf } from './line-parts'
import type { ScreenWord } from './name'
import { choosing, doing, inCall, type Group, type Word } from './word'

const layout: Word = choosing(LAYOUTS, ({ model }, text) => laidOut(model, text))

const corner: Word = choosing(CORNERS, ({ model }, text) => {
  const { model: next, commands } = laidOut(model, 'corner')
  return { model: { ...next, corner: text }, commands }
})

/** Their picture whole or cut, whichever it was. */
const fitting = (fit: 'letterbox' | 'fill'): Word => {
  const change = doing('call.fit')
  return { run: (given) => (given.rest === '' && given.model.fit === fit ? step(given.model) : change.run(given)) }
}

const language: Word = choosing(LANGUAGES, ({ model }, text) => step({ ...model, language: text }))

const theme: Word = choosing(THEMES, ({ model }, name) => step(model, { type: 'theme', name }))

const set: Word = {
  run: ({ model, rest }) => {
    const { word: key, rest: value } = partsOf(rest)
    return key === '' || value === ''
      ? wordsOf(model).commandLine.whichSetting
      : step(model, { type: 'set', key, value })
  },
}

const log: Word = {
  run: (given) => {
    const { model, rest, act } = given
    if (model.call.tag === 'live') return doing('call.log').run(given)
    const { model: there, commands } = act(model, 'log.focus')
    return step({ ...there, log: withLogFilter(there.log, fieldOf(rest)) }, ...commands)
  },
}

const help: Word = {
  run: ({ model, rest, act }) => {
    if (rest === '') return act(model, 'help')
    return step({ ...model, dialog: { tag: 'help', scroll: 0, search: fieldOf(rest) } })
  },
}

/** The words of what is seen, and of the program itself. */
export const SCREEN_WORDS: Group<ScreenWord> = {
  layout,
  corner,
  fit: fitting('letterbox'),
  fill: fitting('fill'),
  full: inCall(doing('call.full')),
  render: doing('call.render'),
  log,
  redraw: doing('redraw'),
  language,
  theme,
  set,
  help,
  suspend: doing('suspend'),
  quit: doing('quit'),
}
