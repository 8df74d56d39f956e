import type { Binding } from './binding'
import type { Context } from './context'
import { keyLabel } from './binding'
import { WORD_NAMES } from './command-line/words'
import { contextsOf } from './contexts'
import { fieldText } from './field'
import { bindingsIn } from './keys/keys'
import type { Model } from './model'
import { wordsOf } from './words/words'

/** A line of the help: a title, a key or a command with its words, or nothing. */
export type HelpLine =
  | { readonly tag: 'title'; readonly text: string }
  | { readonly tag: 'key'; readonly keys: string; readonly words: string }
  | { readonly tag: 'command'; readonly usage: string; readonly words: string }
  | { readonly tag: 'blank' }

/** The order of the help; what has the keys now comes before all of it. */
const ORDER: readonly Context[] = [
  'call',
  'file',
  'statistics',
  'full',
  'chat',
  'people',
  'preview',
  'history',
  'general',
  'everywhere',
  'incoming',
  'calling',
  'search',
  'prompt',
  'line',
  'log',
  'log-search',
  'login',
  'field',
  'menu',
  'menu-search',
  'hangup',
  'quit',
  'help',
  'help-search',
  'small',
]

type Entry = Extract<HelpLine, { tag: 'key' | 'command' }>

interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

/**
 * All that the help says, made from the key map: what the keys do here, then everywhere else. Of a help that is searched, the
 * lines that have the text in them, and the titles above those.
 */
export const helpLines = (model: Model): readonly HelpLine[] => {
  const here = contextsOf({ ...model, dialog: { tag: 'none' } })
  const order = [...here, ...ORDER.filter((context) => !here.includes(context))]
  const sections = [...order.map((context) => section(context, model)), commandSection(model)]
  const wanted = helpSearch(model)
  const found = wanted === undefined ? sections : sections.flatMap((of) => foundIn(of, wanted))
  return found.flatMap(({ title, entries }, at): readonly HelpLine[] => [
    ...(at === 0 ? [] : [{ tag: 'blank' as const }]),
    { tag: 'title', text: title },
    ...entries,
  ])
}

/** What is looked for in the help, in small letters; undefined: all of it is shown. */
const helpSearch = ({ dialog }: Model): string | undefined => {
  const text = dialog.tag === 'help' && dialog.search ? fieldText(dialog.search).trim().toLowerCase() : ''
  return text === '' ? undefined : text
}

const foundIn = ({ title, entries }: Section, wanted: string): readonly Section[] => {
  const has = (text: string): boolean => text.toLowerCase().includes(wanted)
  const found = entries.filter((entry) => has(entry.words) || has(entry.tag === 'key' ? entry.keys : entry.usage))
  return found.length === 0 ? [] : [{ title, entries: found }]
}

const commandSection = (model: Model): Section => {
  const { commandLine, commands } = wordsOf(model)
  const entries = WORD_NAMES.map((name): Entry => {
    const [takes, words] = commands[name]
    return { tag: 'command', usage: takes === '' ? name : `${name} ${takes}`, words }
  })
  return { title: commandLine.title, entries }
}

const section = (context: Context, model: Model): Section => ({
  title: wordsOf(model).contexts[context],
  entries: bindingsIn(model, context).map((binding) => helpLine(binding, model)),
})

const helpLine = (binding: Binding, model: Model): Entry => ({
  tag: 'key',
  keys: binding.keys.map((key) => keyLabel(key, wordsOf(model))).join(' '),
  words: helpWords(binding, model),
})

/** What a binding does, in the words of its context where that has its own. */
export const helpWords = ({ context, action }: Binding, model: Model): string => {
  const { actions, here } = wordsOf(model)
  const own: Readonly<Record<string, string>> = here
  const held = model.keyReleases ? own[`${context}/${action}:hold`] : undefined
  return held ?? own[`${context}/${action}`] ?? actions[action]
}

/** The row of the search is shown. */
export const isHelpSearched = ({ dialog }: Model): boolean => dialog.tag === 'help' && dialog.search !== undefined

/** Rows of the help that are seen at once. */
export const helpPage = (model: Model): number => Math.max(1, model.size.rows - 4 - (isHelpSearched(model) ? 1 : 0))

/** How far the help can be scrolled. */
export const lastHelpScroll = (model: Model): number => Math.max(0, helpLines(model).length - helpPage(model))
