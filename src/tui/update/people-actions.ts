import { rowsOf, type Move, type PeopleAction } from '../action'
import { EMPTY_FIELD } from '../field'
import { moveSelection, selectedPerson, withFilter } from '../people'
import { prompted } from '../prompt/prompts'
import { wordsOf } from '../words/words'
import { remark, step, type Handler } from './step'

const move =
  (by: Move): Handler =>
  (model) =>
    step({ ...model, people: moveSelection(model.people, rowsOf(by, Math.max(1, Math.floor(model.size.rows / 2)))) })

const call: Handler = (model) => {
  const person = selectedPerson(model.people)
  if (model.account.server === undefined) return ask(model)
  if (!person) return step(remark(model, 'info', wordsOf(model).people.nobodySelected))
  if (person.nick === model.account.nick) return step(remark(model, 'info', wordsOf(model).people.isYou))
  return step(model, { type: 'call', target: person.nick })
}

const ask: Handler = (model) => step(prompted(model, 'address'))

const reload: Handler = (model) =>
  model.account.server === undefined
    ? step(remark(model, 'info', wordsOf(model).people.noServerToAsk))
    : step({ ...model, people: { ...model.people, state: 'loading' } }, { type: 'reload-users' })

const searching =
  (on: boolean): Handler =>
  (model) =>
    step({ ...model, people: { ...model.people, searching: on } })

const everybody: Handler = (model) =>
  step({ ...model, notice: undefined, people: { ...withFilter(model.people, EMPTY_FIELD), searching: false } })

/** Of the list of people, and of its search. */
export const PEOPLE_ACTIONS: Readonly<Record<PeopleAction, Handler>> = {
  'people.call': call,
  'people.address': ask,
  'people.search': searching(true),
  'people.reload': reload,
  'people.everybody': everybody,
  'search.keep': searching(false),
  'people.up': move('up'),
  'people.down': move('down'),
  'people.page-up': move('page-up'),
  'people.page-down': move('page-down'),
  'people.first': move('first'),
  'people.last': move('last'),
}
