import { fieldOf } from '../field'
import { withFilter } from '../people'
import { step } from '../update/step'
import type { PeopleWord } from './name'
import { doing, type Group, type Word } from './word'

const search: Word = {
  run: ({ model, rest }) => step({ ...model, people: withFilter(model.people, fieldOf(rest)) }),
}

/** The words of people. */
export const PEOPLE_WORDS: Group<PeopleWord> = {
  users: doing('people.reload'),
  search,
}
