import { UsageError } from '../exit'
import { nearest } from '../protocol/nearest'
import type { Action } from '../tui/action'
import type { Binding } from '../tui/binding'
import type { Context } from '../tui/context'
import type { KeyChoice } from '../tui/key-choice'
import { KEY_MAP } from '../tui/keys/keys'
import { en } from '../tui/words/en'
import type { Config } from './config'
import { isPrintable, keyNameOf } from './key-name'
import { KEYS_SECTION } from './setting'

/** An action of the interface as the configuration has it: its keys, and what it does. */
export interface KeySetting {
  /** `keys.` and the action. */
  readonly key: string
  /** With blanks between. */
  readonly value: string
  readonly from: 'file' | 'default'
  readonly says: string
}

/** Contexts in which letters are text. */
const WITH_TEXT: readonly Context[] = ['field', 'login', 'search', 'prompt', 'menu-search', 'line', 'chat']

/** Always gets out: neither taken away nor given to anything else. */
const WAY_OUT = { action: 'leave', key: 'C-c' } as const

const ACTIONS: readonly Action[] = [...new Set(KEY_MAP.map(({ action }) => action))]

const isAction = (text: string): text is Action => ACTIONS.some((action) => action === text)

/** The keys that the file chooses; undefined where it names none. Throws UsageError with file and line. */
export const chosenKeys = (config: Config, path: string): readonly KeyChoice[] | undefined =>
  keyMapFrom(config, path)?.flatMap(({ action, context, keys }, at) =>
    KEY_MAP[at]?.keys === keys ? [] : [{ action, context, keys }],
  )

/** The key map with the keys of the file in it; undefined where it names none. Throws UsageError with file and line. */
export const keyMapFrom = (config: Config, path: string): readonly Binding[] | undefined => {
  const chosen = [...config].filter(([key]) => key.startsWith(KEYS_SECTION))
  if (chosen.length === 0) return undefined
  let map = KEY_MAP
  const changed = new Set<Action>()
  for (const [key, { written, line }] of chosen) {
    const wrong = (why: string): UsageError => new UsageError(`${path}:${line ?? 1}: ${key}: ${why}`)
    const action = actionOf(key.slice(KEYS_SECTION.length), wrong)
    const keys = String(written)
      .split(' ')
      .filter(Boolean)
      .map((text) => keyOf(text, action, wrong))
    if (action === WAY_OUT.action && !keys.includes(WAY_OUT.key))
      throw wrong(`${WAY_OUT.key} always leaves; others may be added`)
    const text = textTrouble(action, keys)
    if (text !== undefined) throw wrong(text)
    map = withKeys({ map, action, keys })
    changed.add(action)
  }
  for (const [key, { line }] of chosen) {
    const twice = usedTwice(map, key.slice(KEYS_SECTION.length))
    if (twice) throw new UsageError(`${path}:${line ?? 1}: ${key}: ${twice}`)
  }
  return map
}

type Wrong = (why: string) => UsageError

const actionOf = (name: string, wrong: Wrong): Action => {
  if (isAction(name)) return name
  throw wrong(unknownAction(name))
}

const unknownAction = (name: string): string => {
  const near = nearest(name, ACTIONS)
  return `there is no action ${name}; ${near === undefined ? 'vcall config keys lists them' : `is ${near} meant?`}`
}

/** What is said of a key of the configuration that names no action. */
export const noAction = (key: string): string => `${key}: ${unknownAction(key.slice(KEYS_SECTION.length))}`

const keyOf = (text: string, action: Action, wrong: Wrong): string => {
  const name = keyNameOf(text)
  if (name === undefined) throw wrong(`"${text}" is no key; keys are written as p, enter, f1, C-l, S-tab`)
  if (name === WAY_OUT.key && action !== WAY_OUT.action) throw wrong(`${WAY_OUT.key} always leaves`)
  return name
}

interface Change {
  readonly map: readonly Binding[]
  readonly action: Action
  readonly keys: readonly string[]
}

/** The map with other keys for an action, wherever it has some. */
const withKeys = ({ map, action, keys }: Change): readonly Binding[] =>
  map.map((binding) => (binding.action === action ? { ...binding, keys: keysIn(binding, keys) } : binding))

/** Where letters are text the old keys stay, unless there is one that is none. */
const keysIn = ({ context, keys: old }: Binding, keys: readonly string[]): readonly string[] => {
  if (!WITH_TEXT.includes(context) || keys.length === 0) return keys
  const usable = keys.filter((key) => !isPrintable(key))
  return usable.length > 0 ? usable : old
}

/** What is wrong with a letter for something that is only done where text is typed. */
const textTrouble = (action: Action, keys: readonly string[]): string | undefined => {
  const contexts = KEY_MAP.flatMap((binding) => (binding.action === action ? [binding.context] : []))
  const letter = keys.find(isPrintable)
  const [first] = contexts
  if (letter === undefined || first === undefined || contexts.some((context) => !WITH_TEXT.includes(context)))
    return undefined
  return `"${letter}" is text ${placeOf(first)}: take a key as f2 or C-t`
}

const placeOf = (context: Context): string => `(${en.contexts[context]})`

/** What is wrong where a key of this action does something else in the same context, too. */
const usedTwice = (map: readonly Binding[], action: string): string | undefined => {
  for (const { context, keys } of map.filter((binding) => binding.action === action)) {
    const other = map.find(
      (binding) =>
        binding.context === context && binding.action !== action && binding.keys.some((key) => keys.includes(key)),
    )
    const key = other?.keys.find((each) => keys.includes(each))
    if (other && key !== undefined) return `"${key}" is the key of ${other.action} already ${placeOf(context)}`
  }
  return undefined
}

/** The keys in force of every action, those of the file among them. */
export const keySettings = (config: Config, path: string): readonly KeySetting[] => {
  const map = keyMapFrom(config, path) ?? KEY_MAP
  return ACTIONS.map((action) => ({
    key: KEYS_SECTION + action,
    value: [...new Set(map.filter((binding) => binding.action === action).flatMap(({ keys }) => keys))].join(' '),
    from: config.has(KEYS_SECTION + action) ? 'file' : 'default',
    says: `${en.actions[action]}.`,
  }))
}
