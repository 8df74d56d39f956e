import type { Action } from '../action'
import { keyLabel } from '../binding'
import type { Context } from '../context'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { CALL_KEYS } from './call'
import { chosen } from './chosen'
import { GENERAL_KEYS } from './general'
import { PEOPLE_KEYS } from './people'
import { PREVIEW_KEYS } from './preview'

/** The keys that texts speak of: of the screens. Those of menus stand in their hints alone. */
const SPOKEN = [...CALL_KEYS, ...PEOPLE_KEYS, ...PREVIEW_KEYS, ...GENERAL_KEYS]

/** The key of an action as a person reads it, in this context where it has several; one without a key: its word. */
export const keyOf = (model: Model, action: Action, context?: Context): string => {
  const found = SPOKEN.find((of) => of.action === action && (context ?? of.context) === of.context)
  const binding = found && chosen(found, model.chosenKeys ?? [])
  const [key] = binding?.keys ?? []
  if (key === undefined) return `:${action}`
  // A hint names the key that is meant first, where there are several.
  const named = binding?.hint?.keys
  return (typeof named === 'string' ? named.split(' ')[0] : undefined) ?? keyLabel(key, wordsOf(model))
}
