import { isNick } from '../protocol/control/message'

/** So many names are remembered, the latest. */
export const MAX_PEOPLE = 500

/** Reads the names of people from the text of their file, the latest first; none where it holds something else. */
export const parsePeople = (text: string): readonly string[] => {
  try {
    const parsed: unknown = JSON.parse(text)
    const entries: readonly unknown[] = Array.isArray(parsed) ? parsed : []
    return entries.filter((entry): entry is string => typeof entry === 'string' && isNick(entry)).slice(0, MAX_PEOPLE)
  } catch {
    return []
  }
}

/** The text of the file. */
export const formatPeople = (names: readonly string[]): string => `${JSON.stringify(names, null, 1)}\n`

/** The names with these before the others; what is no nick is not taken in. */
export const withPeople = (names: readonly string[], seen: readonly string[]): readonly string[] =>
  [...new Set([...seen.filter(isNick), ...names])].slice(0, MAX_PEOPLE)
