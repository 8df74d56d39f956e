import type { Action } from '../action'
import { ago } from '../clock'
import type { Model } from '../model'
import { selectedPerson, type Person } from '../people'
import { PEOPLE_ACTIONS } from '../update/people-actions'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'

type PersonAction = Extract<Action, keyof typeof PEOPLE_ACTIONS>

const doing = (label: string, action: PersonAction, value?: string): MenuRow => ({
  label,
  ...(value !== undefined && { value }),
  enter: (model) => PEOPLE_ACTIONS[action]({ ...model, dialog: { tag: 'none' } }),
})

const rows = (model: Model): readonly MenuRow[] => {
  const person = selectedPerson(model.people)
  if (!person) return []
  const { person: words, menu } = wordsOf(model)
  const onOff = (on: boolean): string => (on ? menu.on : menu.off)
  return [
    doing(words.call, 'people.call'),
    doing(words.callSound, 'people.call-sound'),
    doing(words.favourite, 'people.favourite', onOff(person.favourite)),
    doing(words.note, 'people.note', person.note === '' ? menu.none : person.note),
    doing(words.blocked, 'people.block', onOff(person.blocked)),
  ]
}

const known = (model: Model, person: Person): readonly string[] => {
  const words = wordsOf(model)
  const protocols = model.people.protocols.get(person.nick) ?? []
  const { registeredAtMs } = person
  const since = registeredAtMs === undefined ? [] : [ago(model.nowMs - registeredAtMs, words)]
  const place = person.online ? [person.address, ...protocols, ...since] : [words.people.offline]
  return [place.join('  ')]
}

/** What is known of the selected one, and what can be done. */
export const PERSON_MENU: Menu = {
  title: (model) => selectedPerson(model.people)?.name ?? wordsOf(model).details.title,
  rows,
  remarks: (model) => {
    const person = selectedPerson(model.people)
    return person ? known(model, person) : []
  },
}
