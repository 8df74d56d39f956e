import { clean } from '../protocol/text'

/** One line of text that is being typed; the cursor stands between the two parts. */
export interface Field {
  readonly before: string
  readonly after: string
}

/** The longest text that a field takes, in UTF-16 units. */
export const MAX_FIELD = 256

/** A field with nothing in it. */
export const EMPTY_FIELD: Field = { before: '', after: '' }

/** A field with a text in it and the cursor at its end. */
export const fieldOf = (text: string, most = MAX_FIELD): Field => insert(EMPTY_FIELD, text, most)

/** The text in a field. */
export const fieldText = (field: Field): string => field.before + field.after

// What a person takes for one character may be several code points: a letter and its accents.
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** The characters of a text as a person counts them. */
export const graphemes = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), (part) => part.segment)

const dropLast = (text: string): string => graphemes(text).slice(0, -1).join('')
const last = (text: string): string => graphemes(text).at(-1) ?? ''
const first = (text: string): string => graphemes(text).at(0) ?? ''

/** Puts a text in at the cursor, without what could move the cursor of a terminal; what is too much is left out. */
export const insert = (field: Field, text: string, most = MAX_FIELD): Field => {
  const room = most - fieldText(field).length
  // Cleaned again, for the cut may have left half of a character.
  return { ...field, before: field.before + clean(clean(text).slice(0, Math.max(0, room))) }
}

/** What an editing key does to a field. */
export type Edit = 'left' | 'right' | 'home' | 'end' | 'erase' | 'delete' | 'erase-all' | 'erase-word' | 'erase-rest'

const EDITS: Readonly<Record<Edit, (field: Field) => Field>> = {
  left: ({ before, after }) => ({ before: dropLast(before), after: last(before) + after }),
  right: ({ before, after }) => ({ before: before + first(after), after: after.slice(first(after).length) }),
  home: (field) => ({ before: '', after: fieldText(field) }),
  end: (field) => ({ before: fieldText(field), after: '' }),
  erase: ({ before, after }) => ({ before: dropLast(before), after }),
  delete: ({ before, after }) => ({ before, after: after.slice(first(after).length) }),
  'erase-all': ({ after }) => ({ before: '', after }),
  'erase-word': ({ before, after }) => ({ before: before.replace(/\S*\s*$/, ''), after }),
  'erase-rest': ({ before }) => ({ before, after: '' }),
}

/** The field after an editing key. */
export const edit = (field: Field, by: Edit): Field => EDITS[by](field)
