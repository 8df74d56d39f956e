import type { Binding } from './binding'
import type { Context } from './context'
import { keyLabel } from './binding'
import { WORD_NAMES } from './command-line/words'
import { contextsOf } from './contexts'
import { bindingsIn } from './keys/keys'
import type { Model, Size } from './model'
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
  'history',
  'general',
  'everywhere',
  'incoming',
  'calling',
  'search',
  'prompt',
  'line',
  'log',
  'login',
  'field',
  'menu',
  'menu-search',
  'hangup',
  'quit',
  'help',
  'small',
]

/** All that the help says, made from the key map: what the keys do here, then everywhere else. */
export const helpLines = (model: Model): readonly HelpLine[] => {
  const here = contextsOf({ ...model, dialog: { tag: 'none' } })
  const order = [...here, ...ORDER.filter((context) => !here.includes(context))]
  return [...order.flatMap((context) => section(context, model)), ...commandLines(model)]
}

const commandLines = (model: Model): readonly HelpLine[] => {
  const { commandLine, commands } = wordsOf(model)
  return [
    { tag: 'title', text: commandLine.title },
    ...WORD_NAMES.map((name): HelpLine => {
      const [takes, words] = commands[name]
      return { tag: 'command', usage: takes === '' ? name : `${name} ${takes}`, words }
    }),
  ]
}

const section = (context: Context, model: Model): readonly HelpLine[] => [
  { tag: 'title', text: wordsOf(model).contexts[context] },
  ...bindingsIn(model, context).map((binding) => helpLine(binding, model)),
  { tag: 'blank' },
]

const helpLine = (binding: Binding, model: Model): HelpLine => ({
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

/** Rows of the help that are seen at once. */
export const helpPage = (size: Size): number => Math.max(1, size.rows - 4)

/** How far the help can be scrolled. */
export const lastHelpScroll = (model: Model): number => Math.max(0, helpLines(model).length - helpPage(model.size))
