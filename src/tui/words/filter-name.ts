import type { Words } from './en'
import { wordsOf, type Language } from './words'

const isNamed = (name: string, names: Words['filterNames']): name is keyof Words['filterNames'] =>
  Object.hasOwn(names, name)

/** The name of a filter for people; one that the catalogues do not know keeps its own. */
export const filterName = (model: { readonly language: Language }, name: string): string => {
  const { filterNames } = wordsOf(model)
  return isNamed(name, filterNames) ? filterNames[name] : name
}
