import type { Binding, Context } from '../binding'
import { contextsOf } from '../contexts'
import type { Model } from '../model'
import { CALL_KEYS } from './call'
import { DIALOG_KEYS } from './dialogs'
import { GENERAL_KEYS } from './general'
import { PEOPLE_KEYS } from './people'

/** Every key of the interface, as long as nobody has chosen others. */
export const KEY_MAP: readonly Binding[] = [...CALL_KEYS, ...PEOPLE_KEYS, ...DIALOG_KEYS, ...GENERAL_KEYS]

/** The keys in force. */
export const keyMapOf = ({ keyMap }: Model): readonly Binding[] => keyMap ?? KEY_MAP

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
