import { fieldText } from '../field'
import type { Model } from '../model'
import { shownPeople, type Person } from '../people'
import { presence, protocolsOf } from '../view/people'
import { wordsOf } from '../words/words'

/** The first list whole, later ones by what is different; `users` tells all of it, `search` what was found. */
export const peopleNews = (before: Model, after: Model): readonly string[] => {
  if (after.login) return []
  const isOther = after.people.users !== before.people.users
  if (isOther && before.people.users.length === 0) return peopleLines(after)
  return [...(isOther ? cameAndLeft(before, after) : []), ...found(before, after), ...keptNews(before, after)]
}

const cameAndLeft = (before: Model, after: Model): readonly string[] => {
  const { plain } = wordsOf(after)
  const [had, has] = [onlineNames(before), onlineNames(after)]
  return [
    ...has.filter((name) => !had.includes(name)).map((name) => plain.came(name)),
    ...had.filter((name) => !has.includes(name)).map((name) => plain.left(name)),
  ]
}

const found = (before: Model, after: Model): readonly string[] => {
  const [was, is] = [fieldText(before.people.filter), fieldText(after.people.filter)]
  if (was === is) return []
  if (is === '') return peopleLines(after)
  const { people: words } = wordsOf(after)
  const { list, omitted } = after.people
  const shown = shownPeople(after.people)
  return [`${words.found(shown.length, list.length + omitted)}:`, ...shown.map((person) => personLine(after, person))]
}

/** Who became a favourite, or is blocked, or has another note, as the list tells them now. */
const keptNews = (before: Model, after: Model): readonly string[] => {
  if (before.people.kept === after.people.kept || before.people.users !== after.people.users) return []
  const had = new Map(before.people.list.map((person) => [person.nick, keptOf(person)]))
  return after.people.list
    .filter((person) => (had.get(person.nick) ?? keptOf(person)) !== keptOf(person))
    .map((person) => personLine(after, person))
}

const keptOf = ({ favourite, blocked, note }: Person): string => JSON.stringify([favourite, blocked, note])

const others = ({ people, account }: Model): readonly Person[] =>
  people.list.filter(({ nick }) => nick !== account.nick)

const onlineNames = (model: Model): readonly string[] =>
  others(model)
    .filter(({ online }) => online)
    .map(({ name }) => name)

/** Everybody else who is online or kept, a line each. */
export const peopleLines = (model: Model): readonly string[] => {
  const { people: words } = wordsOf(model)
  const all = others(model)
  if (all.length === 0) return [words.nobodyElse]
  return [`${words.online(onlineNames(model).length)}:`, ...all.map((person) => personLine(model, person))]
}

// A sign would be read aloud as what it looks like: "black star".
const personLine = (model: Model, person: Person): string => {
  const { name, address, favourite, note } = person
  const who = [name, address, protocolsOf(model, person)].filter((part) => part !== '').join(' ')
  const told = [who, ...(favourite ? [wordsOf(model).hints.favourite] : []), presence(model, person)]
  return `${told.filter((part) => part !== '').join(', ')}${note === '' ? '' : ` · ${note}`}`
}
