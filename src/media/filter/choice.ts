import { FILTERS, filterOf } from './catalogue'

/** A filter and how strong it is, 0..100. */
export interface FilterChoice {
  readonly name: string
  readonly strength: number
}

/** So many filters can lie on each other. */
export const MAX_FILTERS = 8

/** A list of filters that cannot be had; `message` is a sentence for a person. */
export class FilterError extends Error {
  constructor(
    readonly reason: 'unknown' | 'strength' | 'too-many' | 'no-faces',
    message: string,
  ) {
    super(message)
    this.name = 'FilterError'
  }
}

const strengthOf = (name: string, text: string | undefined): number => {
  if (text === undefined) return filterOf(name)?.defaultStrength ?? 0
  return /^\d{1,3}$/.test(text) ? Number(text) : NaN
}

/** The choices as they are, or FilterError. */
export const verifiedFilters = (choices: readonly FilterChoice[]): readonly FilterChoice[] => {
  if (choices.length > MAX_FILTERS) {
    throw new FilterError('too-many', `At most ${MAX_FILTERS} filters lie on each other, not ${choices.length}.`)
  }
  for (const { name, strength } of choices) {
    if (filterOf(name) === undefined) {
      const known = FILTERS.map((filter) => filter.name).join(', ')
      throw new FilterError('unknown', `There is no filter "${name}". There are: ${known}.`)
    }
    if (!(strength >= 0 && strength <= 100)) {
      throw new FilterError('strength', `The strength of ${name} is a whole number from 0 to 100, as in ${name}:50.`)
    }
  }
  return choices
}

/** Reads `sepia:60,mirror`, applied from left to right; `none` is no filter. Throws FilterError. */
export const parseFilters = (text: string): readonly FilterChoice[] => {
  if (text.trim() === 'none') return []
  const choices = text.split(',').map((item) => {
    const [, name = '', strength] = /^([^:]*)(?::(.*))?$/s.exec(item.trim()) ?? []
    return { name, strength: strengthOf(name, strength) }
  })
  return verifiedFilters(choices)
}

/** The list as it is written; `none` where there is none. */
export const formatFilters = (choices: readonly FilterChoice[]): string =>
  choices.length === 0 ? 'none' : choices.map(({ name, strength }) => `${name}:${strength}`).join(',')
