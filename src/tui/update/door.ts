import { clean } from '../../protocol/text'
import type { AgentEvent, PeopleEvent, VideoEvent } from '../message'

type Foreign = Exclude<AgentEvent, PeopleEvent | VideoEvent>

// More marks over one letter than any language needs only make a mess of the lines around.
const HEAP_OF_MARKS = /(\p{M}{3})\p{M}+/gu

const cleanDeep = (value: unknown): unknown => {
  if (typeof value === 'string') return clean(value).replace(HEAP_OF_MARKS, '$1')
  if (Array.isArray(value)) return value.map(cleanDeep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanDeep(inner)]))
}

/**
 * The one door for foreign text: the event with every text in it cleaned, whatever it is. Users keep their own way
 * (people.ts), for their nicks are also what is called, and so do paths of files.
 */
export const atTheDoor = (event: Foreign): Foreign => cleanDeep(event) as Foreign
