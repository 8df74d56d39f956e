import { timeWithSeconds } from '../clock'
import { partsOf } from '../command-line/line-parts'
import { nameOf, WORD_NAMES } from '../command-line/words'
import { fieldOf, fieldText } from '../field'
import { bindingOf } from '../keys/keys'
import { openRows } from '../menu/menus'
import { fieldsOf, lastAsked } from '../login-form'
import { shownEntries } from '../log'
import type { Told } from '../message'
import type { Model } from '../model'
import { statisticsLines } from '../statistics/lines'
import { wordsOf } from '../words/words'
import { historyLines } from './history'
import { peopleLines } from './people'
import { questionOf } from './question'

/** What a line is taken for: what to tell the interface, and what to say at once. */
export interface Meant {
  readonly tell: readonly Told[]
  readonly say: readonly string[]
}

const telling = (...tell: readonly Told[]): Meant => ({ tell, say: [] })
const saying = (...say: readonly string[]): Meant => ({ tell: [], say })

/**
 * What somebody means by a line in plain mode: the answer to what is asked, or a word of the command line. Behind a colon it
 * is always a word.
 */
export const interpret = (model: Model, line: string): Meant => {
  const text = line.trim()
  const name = questionOf(model)?.name ?? ''
  if (text.startsWith(':')) return word(model, text)
  if (name === 'quit' || name === 'hangup') return yesOrNo(model, name, text)
  if (text === '?' && !name.startsWith('login password')) return word(model, text)
  if (name.startsWith('menu')) return inMenu(model, text)
  if (name.startsWith('prompt')) return inPrompt(line)
  if (name.startsWith('login')) return inLogin(model, line)
  return word(model, text)
}

const word = (model: Model, text: string): Meant => {
  const { word: typed, rest } = partsOf(text)
  if (typed === '?' || nameOf(typed) === 'help') return saying(...helpLines(model, rest))
  if (nameOf(typed) === 'stats' && model.call.tag === 'live') return saying(...statisticsLines(model))
  if (nameOf(typed) === 'history') return history(model)
  if (nameOf(typed) === 'log') return saying(...logLines(model, rest))
  if (nameOf(typed) === undefined && bindingOf(model, text)) return telling(key(text))
  if (DRAWN.includes(typed)) return saying(wordsOf(model).plain.notDrawn)
  const told = telling({ type: 'line', text })
  return nameOf(typed) === 'users' && model.people.state === 'known' ? { ...told, say: peopleLines(model) } : told
}

/** Words about what is drawn alone. */
const DRAWN = ['theme', 'full', 'redraw', 'fit', 'fill', 'layout', 'corner', 'render']

/** Texts of the interface name keys: whoever writes one as a line has it pressed. */
const key = (name: string): Told => ({ type: 'input', event: { type: 'key', name, text: name } })

/** So many lines of the log are told when somebody asks for it. */
const LOG_LINES = 40

const logLines = ({ log, utcOffsetMin }: Model, text: string): readonly string[] =>
  shownEntries({ entries: log.entries, filter: fieldOf(text) })
    .slice(-LOG_LINES)
    .map((entry) => `${timeWithSeconds(entry.atMs, utcOffsetMin)} ${entry.text}`)

/** Who was told of the missed calls has seen them. */
const history = (model: Model): Meant => ({
  say: historyLines(model),
  tell: [
    { type: 'act', action: 'history.focus' },
    { type: 'act', action: 'history.leave' },
  ],
})

/** All commands, or those that have this text in their line. */
const helpLines = (model: Model, text: string): readonly string[] => {
  const { commands, plain, menu } = wordsOf(model)
  const lines = WORD_NAMES.map((name) => {
    const [takes, says] = commands[name]
    return `${name}${takes === '' ? '' : ` ${takes}`}: ${says}`
  })
  if (text === '') return [plain.help, ...lines, plain.waits]
  const found = [...lines, plain.waits].filter((line) => line.toLowerCase().includes(text.toLowerCase()))
  return found.length === 0 ? [menu.nothing] : found
}

/** Yes in any of our languages: nobody is to think about which one is spoken just now. */
const YES = ['y', 'yes', 's', 'si', 'sí', 'sim']

const yesOrNo = (model: Model, asked: 'quit' | 'hangup', text: string): Meant => {
  if (!YES.includes(text.toLowerCase())) return telling({ type: 'act', action: 'dialog.close' })
  return telling({ type: 'act', action: asked === 'quit' ? 'quit.now' : 'call.hangup-now' })
}

const ROW = /^(\d{1,5})\s*([+-]?)$/

const inMenu = (model: Model, text: string): Meant => {
  const { plain } = wordsOf(model)
  if (text === '' || plain.backWords.includes(text)) return telling({ type: 'act', action: 'menu.back' })
  if (plain.keepWords.includes(text)) return telling({ type: 'act', action: 'menu.keep' })
  const [, number, sign] = ROW.exec(text) ?? []
  const row = Number(number) - 1
  if (row >= 0 && row < openRows(model).rows.length) {
    return telling({ type: 'choose', row, ...(sign === '+' && { turn: 1 }), ...(sign === '-' && { turn: -1 }) })
  }
  if (number !== undefined) return saying(plain.noSuchNumber(openRows(model).rows.length))
  return model.dialog.tag === 'menu' && model.dialog.search ? telling(...written(text)) : word(model, text)
}

const inPrompt = (line: string): Meant =>
  line.trim() === ''
    ? telling({ type: 'act', action: 'dialog.close' })
    : telling(...written(line), { type: 'act', action: 'prompt.enter' })

/** What was asked for; an empty line leaves what is there. What is asked last is followed by the log in. */
const inLogin = (model: Model, line: string): Meant => {
  const form = model.login
  if (!form) return telling()
  const text = form.focus === 'password' ? line : line.trim()
  const fields = fieldsOf(form)
  const isLast = fields.indexOf(form.focus) >= fields.indexOf(lastAsked(form))
  const onwards = !isLast && (form.system !== undefined || fieldText(form.fields.password) === '')
  return telling(...(text === '' ? [] : written(text)), {
    type: 'act',
    action: onwards ? 'login.next' : 'login.submit',
  })
}

/** A text in place of what a field holds. */
const written = (text: string): readonly Told[] => [
  { type: 'act', action: 'field.end' },
  { type: 'act', action: 'field.erase-all' },
  { type: 'input', event: { type: 'paste', text } },
]
