import { clean } from '../protocol/text'
import { EMPTY_FIELD, fieldText, type Field } from './field'
import type { UserEntry } from './message'
import { cellWidth } from './width'

/** Somebody in the list. */
export interface Person {
  /** The nick as the server told it: who is called, never shown. */
  readonly nick: string
  /** The nick, clean. */
  readonly name: string
  /** host:port, clean. */
  readonly address: string
  readonly registeredAtMs?: number | undefined
}

/** The list of people and what is done with it. */
export interface People {
  /** By name. */
  readonly list: readonly Person[]
  /** More than are kept. */
  readonly omitted: number
  /** The widest name, in cells. */
  readonly nameWidth: number
  readonly state: 'unknown' | 'loading' | 'known'
  /** Why the last reload failed. */
  readonly trouble?: string | undefined
  readonly filter: Field
  readonly searching: boolean
  /** The selected one's nick; it stays selected when the list changes. */
  readonly selected?: string | undefined
}

/** The most people that are kept of a server's list. */
export const MAX_PEOPLE = 10_000

/** The list before the server told anybody. */
export const NOBODY: People = {
  list: [],
  omitted: 0,
  nameWidth: 0,
  state: 'unknown',
  filter: EMPTY_FIELD,
  searching: false,
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

const personOf = (user: UserEntry): Person => ({
  nick: user.nick,
  name: clean(user.nick) || '?',
  address: clean(`${user.host}:${user.port}`),
  registeredAtMs: user.registeredAt === undefined ? undefined : user.registeredAt * 1000,
})

/** A new list of the server. `self` is our own nick, which is not selected of itself. */
export const withUsers = (people: People, users: readonly UserEntry[], self: string): People => {
  const list = users.slice(0, MAX_PEOPLE).map(personOf)
  list.sort((one, other) => collator.compare(one.name, other.name))
  const next: People = {
    ...people,
    list,
    omitted: Math.max(0, users.length - MAX_PEOPLE),
    nameWidth: list.reduce((widest, person) => Math.max(widest, cellWidth(person.name)), 0),
    state: 'known',
    trouble: undefined,
  }
  return { ...next, selected: stillSelected(people, next, self) }
}

const stillSelected = (before: People, after: People, self: string): string | undefined => {
  const shown = shownPeople(after)
  if (shown.some((person) => person.nick === before.selected)) return before.selected
  const at = Math.min(Math.max(0, selectedIndex(before)), shown.length - 1)
  if (before.selected !== undefined && shown[at] !== undefined) return shown[at].nick
  return (shown.find((person) => person.nick !== self) ?? shown[0])?.nick
}

/** Those whose name or address has the filter's text in it. */
export const shownPeople = (people: People): readonly Person[] => {
  const wanted = fieldText(people.filter).trim().toLowerCase()
  if (wanted === '') return people.list
  return people.list.filter(
    (person) => person.name.toLowerCase().includes(wanted) || person.address.toLowerCase().includes(wanted),
  )
}

/** Where the selected one stands among those shown; -1 when there is none. */
export const selectedIndex = (people: People): number =>
  shownPeople(people).findIndex((person) => person.nick === people.selected)

/** The selected one, if it is shown. */
export const selectedPerson = (people: People): Person | undefined => shownPeople(people)[selectedIndex(people)]

/** Moves the selection by so many rows; it stops at both ends. */
export const moveSelection = (people: People, by: number): People => {
  const shown = shownPeople(people)
  const to = Math.max(0, Math.min(selectedIndex(people) + by, shown.length - 1))
  return { ...people, selected: shown[to]?.nick ?? people.selected }
}

/** Another filter; the selection stays on somebody who is shown. */
export const withFilter = (people: People, filter: Field): People => {
  const next = { ...people, filter }
  return selectedIndex(next) >= 0 ? next : { ...next, selected: shownPeople(next)[0]?.nick ?? people.selected }
}
