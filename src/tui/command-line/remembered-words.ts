import type { Action } from '../action'
import { opened } from '../menu/opened'
import { selectedPerson } from '../people'
import { toProfile } from '../update/profile'
import { step } from '../update/step'
import { wordsOf } from '../words/words'
import type { RememberedWord } from './name'
import { doing, type Group, type Word } from './word'

/** A word about the selected one, or about somebody who is named and selected by it. */
const about = (action: Action): Word => ({
  offers: ({ people }) => people.list.map(({ name }) => name),
  run: ({ model, rest, act }) => {
    if (rest === '') return act(model, action)
    const { people } = model
    const person = people.list.find(({ name }) => name === rest)
    if (!person) return wordsOf(model).people.nobodyNamed(rest)
    return act({ ...model, people: { ...people, selected: person.nick } }, action)
  },
})

const note: Word = {
  run: ({ model, rest, act }) => {
    const { server, nick } = model.account
    const person = selectedPerson(model.people)
    if (rest === '' || server === undefined || !person || person.nick === nick) return act(model, 'people.note')
    return step(model, { type: 'change-person', server, nick: person.nick, change: { note: rest } })
  },
}

/** Without a name the profiles are shown. */
const profile: Word = {
  offers: ({ profiles }) => profiles,
  run: ({ model, rest }) =>
    rest === '' ? step(opened(model, 'profile'), { type: 'list-profiles' }) : toProfile(model, rest),
}

/** The words of what is remembered: of people, of calls, of log ins. */
export const REMEMBERED_WORDS: Group<RememberedWord> = {
  person: about('people.details'),
  favourite: about('people.favourite'),
  note,
  block: about('people.block'),
  history: doing('history.focus'),
  redial: doing('history.call'),
  login: doing('account.menu'),
  logout: doing('account.logout'),
  profile,
}
