import type { Action } from '../action'
import type { Model } from '../model'
import type { Step } from '../update/step'
import { wordsOf } from '../words/words'
import type { WordName } from './name'

/** What a word is given: all that a person may mean by it. */
export interface Given {
  readonly model: Model
  /** What stands behind the word, without blanks at its ends. */
  readonly rest: string
  /** What an action does, as if its key were pressed. */
  readonly act: (model: Model, action: Action) => Step
}

/** One word of the command line. */
export interface Word {
  /** What it does, or in a line what is wrong with what was typed. */
  readonly run: (given: Given) => Step | string
  /** What may stand behind it, as far as that is known. */
  readonly offers?: (model: Model) => readonly string[]
}

/** A group of words. */
export type Group<Name extends WordName> = Readonly<Record<Name, Word>>

/** A word that does an action and takes nothing. */
export const doing = (action: Action): Word => ({
  run: ({ model, rest, act }) => (rest === '' ? act(model, action) : wordsOf(model).commandLine.takesNothing),
})

/** A word that only means something in some state; `trouble` says which, where it is not so. */
export const where = (holds: (model: Model) => boolean, trouble: (model: Model) => string, word: Word): Word => ({
  ...word,
  run: (given) => (holds(given.model) ? word.run(given) : trouble(given.model)),
})

/** A word for a call that is on. */
export const inCall = (word: Word): Word =>
  where(
    ({ call }) => call.tag === 'live',
    (model) => wordsOf(model).commandLine.noCall,
    word,
  )

/** A word that takes one of some texts. */
export const choosing = <T extends string>(
  texts: readonly T[],
  chosen: (given: Given, text: T) => Step | string,
): Word => ({
  offers: () => texts,
  run: (given) => {
    const text = texts.find((each) => each === given.rest)
    return text === undefined ? wordsOf(given.model).commandLine.takesOne(texts.join(', ')) : chosen(given, text)
  },
})

/** A word that takes a whole number. */
export const counting = (
  { least, most }: { readonly least: number; readonly most: number },
  chosen: (given: Given, value: number) => Step | string,
): Word => ({
  run: (given) => {
    const value = /^\d{1,6}$/.test(given.rest) ? Number(given.rest) : Number.NaN
    return value >= least && value <= most
      ? chosen(given, value)
      : wordsOf(given.model).commandLine.takesNumber(least, most)
  },
})
