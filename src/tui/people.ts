import { clean } from '../protocol/text'
import { EMPTY_FIELD, fieldText, type Field } from './field'
import type { KeptPerson, UserEntry } from './message'
import { cellWidth } from './width'

/** Somebody in the list. */
export interface Person {
  /** The nick as the server told it: who is called, never shown. */
  readonly nick: string
  /** The nick, clean. */
  readonly name: string
  /** host:port, clean; empty: not online. */
  readonly address: string
  readonly registeredAtMs?: number | undefined
  /** The server lists them. */
  readonly online: boolean
  readonly favourite: boolean
  readonly blocked: boolean
  /** Clean. */
  readonly note: string
}

/** The list of people and what is done with it. */
export interface People {
  /** Favourites first, who is blocked last, by name. */
  readonly list: readonly Person[]
  /** As the server told them, as many as are kept. */
  readonly users: readonly UserEntry[]
  /** About whom something is kept. */
  readonly kept: readonly KeptPerson[]
  /** What those speak whom the server was asked about, by nick. */
  readonly protocols: ReadonlyMap<string, readonly string[]>
  /** When the server was asked about somebody, by nick, as long as their registration is the same. */
  readonly asked: ReadonlyMap<string, number>
  /** Who was asked about last; unanswered where `answered` is absent. */
  readonly question?: { readonly nick: string; readonly askedAtMs: number; readonly answered?: boolean } | undefined
  /** When the server was asked for the list. */
  readonly askedAtMs: number
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
  users: [],
  kept: [],
  protocols: new Map(),
  asked: new Map(),
  askedAtMs: 0,
  omitted: 0,
  nameWidth: 0,
  state: 'unknown',
  filter: EMPTY_FIELD,
  searching: false,
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

const personOf = (user: UserEntry, kept: KeptPerson | undefined): Person => ({
  nick: user.nick,
  name: nameOf(user.nick),
  address: clean(`${user.host}:${user.port}`),
  registeredAtMs: user.registeredAt === undefined ? undefined : user.registeredAt * 1000,
  online: true,
  ...remembered(kept),
})

const absentOf = (kept: KeptPerson): Person => ({
  nick: kept.nick,
  name: nameOf(kept.nick),
  address: '',
  online: false,
  ...remembered(kept),
})

const nameOf = (nick: string): string => clean(nick) || '?'

const remembered = (kept: KeptPerson | undefined): Pick<Person, 'favourite' | 'blocked' | 'note'> => ({
  favourite: kept?.favourite ?? false,
  blocked: kept?.blocked ?? false,
  note: clean(kept?.note ?? ''),
})

const rankOf = ({ favourite, blocked }: Person): number => (blocked ? 2 : favourite ? 0 : 1)

/** A new list of the server. `self` is our own nick, which is not selected of itself. */
export const withUsers = (people: People, users: readonly UserEntry[], self: string): People => {
  const omitted = Math.max(0, users.length - MAX_PEOPLE)
  const known = { ...people, users: users.slice(0, MAX_PEOPLE), omitted, state: 'known' as const, trouble: undefined }
  return listed(people, { ...known, ...stillKnown(people, known.users) }, self)
}

/** What is known of those who are still listed; who has registered anew may speak something else now. */
const stillKnown = (before: People, users: readonly UserEntry[]): Pick<People, 'asked' | 'protocols'> => {
  const now = new Map(users.map((user) => [user.nick, registrationOf(user)]))
  const was = new Map(before.users.map((user) => [user.nick, registrationOf(user)]))
  const isSame = (nick: string): boolean => now.get(nick) === was.get(nick)
  return {
    asked: new Map([...before.asked].filter(([nick]) => now.has(nick) && isSame(nick))),
    protocols: new Map([...before.protocols].filter(([nick]) => now.has(nick))),
  }
}

const registrationOf = ({ host, port, registeredAt }: UserEntry): string => `${host} ${port} ${registeredAt ?? ''}`

/** Something else is kept about people of this server. */
export const withKept = (people: People, kept: readonly KeptPerson[], self: string): People =>
  listed(people, { ...people, kept }, self)

const listed = (before: People, after: People, self: string): People => {
  const list = inOrderOf(before.list, personsOf(after))
  list.sort((one, other) => rankOf(one) - rankOf(other) || collator.compare(one.name, other.name))
  const nameWidth = list.reduce((widest, person) => Math.max(widest, cellWidth(person.name)), 0)
  const next = { ...after, list, nameWidth }
  return { ...next, selected: stillSelected(before, next, self) }
}

/** Everybody who is online or kept, by nick. */
const personsOf = ({ users, kept }: People): Map<string, Person> => {
  const persons = new Map(kept.map((each) => [each.nick, absentOf(each)]))
  const keptOf = new Map(kept.map((each) => [each.nick, each]))
  for (const user of users) persons.set(user.nick, personOf(user, keptOf.get(user.nick)))
  return persons
}

/** Most stand as they stood, and what is nearly sorted is sorted in no time: 10,000 people would take that of a key. */
const inOrderOf = (before: readonly Person[], persons: ReadonlyMap<string, Person>): Person[] => {
  const known = new Set(before.map(({ nick }) => nick))
  const stayed = before.flatMap(({ nick }) => persons.get(nick) ?? [])
  return [...stayed, ...[...persons.values()].filter(({ nick }) => !known.has(nick))]
}

const stillSelected = (before: People, after: People, self: string): string | undefined => {
  const shown = shownPeople(after)
  // Who was alone is selected for want of somebody else, not by anybody's wish.
  const wasAlone = before.selected === self && before.list.every(({ nick }) => nick === self)
  if (wasAlone) return (shown.find(({ nick }) => nick !== self) ?? shown[0])?.nick
  if (shown.some((person) => person.nick === before.selected)) return before.selected
  const at = Math.min(Math.max(0, selectedIndex(before)), shown.length - 1)
  if (before.selected !== undefined && shown[at] !== undefined) return shown[at].nick
  return (shown.find((person) => person.nick !== self) ?? shown[0])?.nick
}

/** Those whose name, address or note has the filter's text in it. */
export const shownPeople = (people: People): readonly Person[] => {
  const wanted = fieldText(people.filter).trim().toLowerCase()
  if (wanted === '') return people.list
  const has = (text: string): boolean => text.toLowerCase().includes(wanted)
  return people.list.filter(({ name, address, note }) => has(name) || has(address) || has(note))
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

/** How many the server has told of. */
export const onlineCount = ({ users, omitted }: People): number => users.length + omitted
