import type { Model } from '../model'
import { calledBy } from '../prompt/address'
import { step } from '../update/step'
import { wordsOf } from '../words/words'
import type { CallWord } from './name'
import { doing, inCall, where, type Group, type Word } from './word'

const ringsHere = (word: Word): Word =>
  where(
    ({ call }) => call.tag === 'incoming',
    (model) => wordsOf(model).commandLine.nobodyCalls,
    word,
  )

const isFree = (model: Model): boolean => model.call.tag === 'none'

// A name that is shown otherwise than it is cannot be typed.
const namesOf = ({ people, account }: Model): readonly string[] =>
  people.list.filter(({ nick, name }) => nick === name && nick !== account.nick).map(({ name }) => name)

const call: Word = {
  offers: namesOf,
  run: ({ model, rest }) => {
    if (rest === '') return wordsOf(model).commandLine.whom
    const called = calledBy(model, rest)
    return typeof called === 'string' ? called : step(model, { type: 'call', ...called })
  },
}

const answer: Word = {
  offers: () => ['sound'],
  run: ({ model, rest, act }) => {
    if (rest === 'sound') return act(model, 'call.accept-sound')
    return rest === '' ? act(model, 'call.accept') : wordsOf(model).commandLine.takesOne('sound')
  },
}

// Whoever wrote the word has thought about it: nothing is asked.
const hangup: Word = {
  run: ({ model, rest, act }) => {
    if (rest !== '') return wordsOf(model).commandLine.takesNothing
    return act(model, model.call.tag === 'incoming' ? 'call.deny' : 'call.hangup-now')
  },
}

const snapshot: Word = {
  run: ({ model, rest }) => step(model, { type: 'snapshot', ...(rest !== '' && { path: rest }) }),
}

/** The words of a call. */
export const CALL_WORDS: Group<CallWord> = {
  call: where(isFree, (model) => wordsOf(model).commandLine.inCall, call),
  answer: ringsHere(answer),
  decline: ringsHere(doing('call.deny')),
  busy: ringsHere(doing('call.busy')),
  hangup: where(
    (model) => !isFree(model),
    (model) => wordsOf(model).commandLine.noCall,
    hangup,
  ),
  pause: inCall(doing('call.pause')),
  resume: inCall(doing('call.resume')),
  snapshot: inCall(snapshot),
  stats: inCall(doing('call.info')),
}
