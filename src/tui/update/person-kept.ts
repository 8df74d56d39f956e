import { clean } from '../../protocol/text'
import type { PeopleEvent, PersonChange } from '../message'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { remark } from './step'

/** Says what became of what was to be kept. That somebody is blocked was said at once, and holds in any case. */
export const personKept = (model: Model, event: Extract<PeopleEvent, { type: 'person-kept' }>): Model => {
  const { nick, change, kept } = event
  const name = clean(nick) || '?'
  if (kept) return keptWords(model, name, change)
  const { person: words } = wordsOf(model)
  if (change.blocked === undefined) return remark(model, 'bad', words.notKept(name))
  return remark(model, 'warn', change.blocked ? words.blockedForNow(name) : words.mayCallForNow(name))
}

const keptWords = (model: Model, name: string, { favourite, note }: PersonChange): Model => {
  const { person: words } = wordsOf(model)
  if (favourite !== undefined)
    return remark(model, 'good', favourite ? words.isFavourite(name) : words.noFavourite(name))
  if (note === undefined) return model
  return remark(model, 'good', note === '' ? words.noteGone(name) : words.noted(name))
}
