import type { Binding } from '../binding'
import type { Context } from '../context'
import { contextsOf } from '../contexts'
import type { KeyChoice } from '../key-choice'
import type { Model } from '../model'
import { CALL_KEYS } from './call'
import { chosen } from './chosen'
import { DIALOG_KEYS } from './dialogs'
import { GENERAL_KEYS } from './general'
import { PEOPLE_KEYS } from './people'
import { PREVIEW_KEYS } from './preview'

/** Every key of the interface, as long as nobody has chosen others. */
export const KEY_MAP: readonly Binding[] = [
  ...CALL_KEYS,
  ...PEOPLE_KEYS,
  ...PREVIEW_KEYS,
  ...DIALOG_KEYS,
  ...GENERAL_KEYS,
]

/** Key maps that were made of choices: a choice holds as long as the program runs. */
const chosenMaps = new WeakMap<readonly KeyChoice[], readonly Binding[]>()

/** The keys in force. */
export const keyMapOf = ({ chosenKeys }: Model): readonly Binding[] => {
  if (!chosenKeys) return KEY_MAP
  const map = chosenMaps.get(chosenKeys) ?? KEY_MAP.map((binding) => chosen(binding, chosenKeys))
  chosenMaps.set(chosenKeys, map)
  return map
}

/** The bindings of a context. */
export const bindingsIn = (model: Model, context: Context): readonly Binding[] =>
  keyMapOf(model).filter((binding) => binding.context === context)

/** The binding of a key now; the nearest context that knows it wins. */
export const bindingOf = (model: Model, key: string): Binding | undefined => {
  for (const context of contextsOf(model)) {
    const found = bindingsIn(model, context).find(({ keys }) => keys.includes(key))
    if (found) return found
  }
  return undefined
}
