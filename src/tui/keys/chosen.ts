import { keyLabel, type Binding } from '../binding'
import type { KeyChoice } from '../key-choice'

/** A binding as somebody chose it; what was written for the former keys of its hint is said no more. */
export const chosen = (binding: Binding, choices: readonly KeyChoice[]): Binding => {
  const { action, context, hint } = binding
  const choice = choices.findLast((of) => of.action === action && (of.context ?? context) === context)
  if (!choice) return binding
  return {
    ...binding,
    keys: choice.keys,
    ...(hint && { hint: { ...hint, keys: choice.keys.map((key) => keyLabel(key)).join(' ') } }),
  }
}
