import { rowsOf, type Move, type PeopleAction } from '../action'
import { EMPTY_FIELD, fieldText } from '../field'
import type { Model } from '../model'
import { moveSelection, selectedPerson, withFilter } from '../people'
import { remark, step, type Handler } from './step'

const move =
  (by: Move): Handler =>
  (model) =>
    step({ ...model, people: moveSelection(model.people, rowsOf(by, Math.max(1, Math.floor(model.size.rows / 2)))) })

const call: Handler = (model) => {
  const person = selectedPerson(model.people)
  if (model.account.server === undefined) return ask(model)
  if (!person) return step(remark(model, 'info', 'Nobody is selected: / searches, a calls an address.'))
  if (person.nick === model.account.nick) return step(remark(model, 'info', 'That is you. Choose somebody else.'))
  return step(model, { type: 'call', target: person.nick })
}

const ask: Handler = (model) => step({ ...model, dialog: { tag: 'address', field: EMPTY_FIELD } })

const ADDRESS = /^(\S+):(\d{1,5})$/

const callAddress: Handler = (model) => {
  if (model.dialog.tag !== 'address') return step(model)
  const target = fieldText(model.dialog.field).trim()
  const trouble = addressTrouble(model, target)
  if (trouble !== undefined) return step({ ...model, dialog: { ...model.dialog, trouble } })
  return step({ ...model, dialog: { tag: 'none' } }, { type: 'call', target })
}

const addressTrouble = (model: Model, target: string): string | undefined => {
  const port = Number(ADDRESS.exec(target)?.[2] ?? Number.NaN)
  if (port > 0 && port <= 65535) return target === model.local ? 'That is your own address.' : undefined
  if (model.account.server === undefined) return 'Write host:port, for example 192.168.1.20:5000.'
  if (target === model.account.nick && target !== '') return 'That is your own name.'
  return /^[^\s:]+$/.test(target) ? undefined : 'Write a name, or host:port, for example 192.168.1.20:5000.'
}

const reload: Handler = (model) =>
  model.account.server === undefined
    ? step(remark(model, 'info', 'There is no discovery server to ask: a calls an address.'))
    : step({ ...model, people: { ...model.people, state: 'loading' } }, { type: 'reload-users' })

const searching =
  (on: boolean): Handler =>
  (model) =>
    step({ ...model, people: { ...model.people, searching: on } })

const everybody: Handler = (model) =>
  step({ ...model, notice: undefined, people: { ...withFilter(model.people, EMPTY_FIELD), searching: false } })

/** Of the list of people, its search, and the dialog for an address. */
export const PEOPLE_ACTIONS: Readonly<Record<PeopleAction, Handler>> = {
  'people.call': call,
  'people.address': ask,
  'people.search': searching(true),
  'people.reload': reload,
  'people.everybody': everybody,
  'search.keep': searching(false),
  'address.call': callAddress,
  'people.up': move('up'),
  'people.down': move('down'),
  'people.page-up': move('page-up'),
  'people.page-down': move('page-down'),
  'people.first': move('first'),
  'people.last': move('last'),
}
