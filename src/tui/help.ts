import type { Binding, Context } from './binding'
import { CONTEXT_TITLES, keyLabel } from './binding'
import { contextsOf } from './contexts'
import { KEY_MAP } from './keys'
import type { Model, Size } from './model'

/** A line of the help: the title of a context, a key with its words, or nothing. */
export type HelpLine =
  | { readonly tag: 'title'; readonly text: string }
  | { readonly tag: 'key'; readonly keys: string; readonly words: string }
  | { readonly tag: 'blank' }

/** The order of the help; what has the keys now comes before all of it. */
const ORDER: readonly Context[] = [
  'call',
  'people',
  'general',
  'everywhere',
  'incoming',
  'calling',
  'search',
  'address',
  'log',
  'login',
  'field',
  'sound',
  'hangup',
  'quit',
  'help',
  'small',
]

/** All that the help says, made from the key map: what the keys do here, then everywhere else. */
export const helpLines = (model: Model): readonly HelpLine[] => {
  const here = contextsOf({ ...model, dialog: { tag: 'none' } })
  const order = [...here, ...ORDER.filter((context) => !here.includes(context))]
  return order.flatMap((context) => section(context, model)).slice(0, -1)
}

const section = (context: Context, model: Model): readonly HelpLine[] => [
  { tag: 'title', text: CONTEXT_TITLES[context] },
  ...KEY_MAP.filter((binding) => binding.context === context).map((binding) => helpLine(binding, model)),
  { tag: 'blank' },
]

const helpLine = ({ keys, help }: Binding, model: Model): HelpLine => ({
  tag: 'key',
  keys: keys.map(keyLabel).join(' '),
  words: typeof help === 'string' ? help : help(model),
})

/** Rows of the help that are seen at once. */
export const helpPage = (size: Size): number => Math.max(1, size.rows - 4)

/** How far the help can be scrolled. */
export const lastHelpScroll = (model: Model): number => Math.max(0, helpLines(model).length - helpPage(model.size))
