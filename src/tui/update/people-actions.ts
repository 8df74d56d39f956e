import { rowsOf, type Move, type PeopleAction } from '../action'
import { EMPTY_FIELD } from '../field'
import { opened } from '../menu/opened'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { moveSelection, selectedPerson, withFilter, type Person } from '../people'
import { prompted } from '../prompt/prompts'
import { wordsOf } from '../words/words'
import { askToBlock } from './block'
import { withSoundAlone } from './sound-alone'
import { remark, step, type Handler, type Step } from './step'

const move =
  (by: Move): Handler =>
  (model) =>
    step({ ...model, people: moveSelection(model.people, rowsOf(by, Math.max(1, Math.floor(model.size.rows / 2)))) })

/** Does something with the selected one, if there is one and it is somebody else. */
const withOther =
  (act: (model: Model, person: Person, server: string) => Step): Handler =>
  (model) => {
    const person = selectedPerson(model.people)
    const { people: words } = wordsOf(model)
    const { server, nick } = model.account
    const nobody = words.nobodySelected(keyOf(model, 'people.search'), keyOf(model, 'people.address'))
    if (server === undefined || !person) return step(remark(model, 'info', nobody))
    return person.nick === nick ? step(remark(model, 'info', words.isYou)) : act(model, person, server)
  }

const callSelected = withOther((model, person) => step(model, { type: 'call', target: person.nick }))

const call: Handler = (model) => (model.account.server === undefined ? ask(model) : callSelected(model))

const favourite = withOther((model, { nick, favourite }, server) =>
  step(model, { type: 'change-person', server, nick, change: { favourite: !favourite } }),
)

const ask: Handler = (model) => step(prompted(model, 'address'))

const reload: Handler = (model) =>
  model.account.server === undefined
    ? step(remark(model, 'info', wordsOf(model).people.noServerToAsk(keyOf(model, 'people.address'))))
    : step(
        { ...model, people: { ...model.people, state: 'loading', askedAtMs: model.nowMs, asked: new Map() } },
        { type: 'reload-users' },
      )

const searching =
  (on: boolean): Handler =>
  (model) =>
    step({ ...model, people: { ...model.people, searching: on } })

const everybody: Handler = (model) =>
  step({ ...model, notice: undefined, people: { ...withFilter(model.people, EMPTY_FIELD), searching: false } })

/** Of the list of people, and of its search. */
export const PEOPLE_ACTIONS: Readonly<Record<PeopleAction, Handler>> = {
  'people.call': call,
  'people.call-sound': withOther((model, { nick }) => withSoundAlone(model, { target: nick })),
  'people.favourite': favourite,
  'people.note': withOther((model, { note }) => step(prompted(model, 'note', note))),
  'people.block': askToBlock,
  'people.details': withOther((model) => step(opened(model, 'person'))),
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
