import { nearest } from '../../protocol/nearest'
import type { Action } from '../action'
import { contextsOf } from '../contexts'
import { keyMapOf } from '../keys/keys'
import type { Model } from '../model'
import { remark, type Step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Given } from './word'
import { ALIASES } from './name'
import { partsOf } from './line-parts'
import { nameOf, WORD_NAMES, WORDS } from './words'

/**
 * Does what a line says: a word with what it takes, or the name of an action, as if its key were pressed. What cannot be
 * is told in one line, with the nearest word. An empty line does nothing.
 */
export const runLine = (model: Model, line: string, act: Given['act']): Step => {
  const { word, rest } = partsOf(line)
  if (word === '') return { model, commands: [] }
  const name = nameOf(word)
  if (name === undefined) return runAction(model, word, act)
  const done = WORDS[name].run({ model, rest, act })
  if (typeof done !== 'string') return done
  return { model: remark(model, 'warn', wordsOf(model).commandLine.wrong(name, done)), commands: [] }
}

const runAction = (model: Model, word: string, act: Given['act']): Step => {
  const action = actionsHere(model).find((each) => each === word)
  if (action !== undefined) return act(model, action)
  const near = nearest(word, [...WORD_NAMES, ...Object.keys(ALIASES), ...actionsHere(model)])
  const { unknown, meant } = wordsOf(model).commandLine
  return { model: remark(model, 'warn', near === undefined ? unknown(word) : meant(word, near)), commands: [] }
}

/** The actions whose keys would do something now; those of a field of text need no name. */
export const actionsHere = (model: Model): readonly Action[] => {
  const contexts = contextsOf(model)
  const actions = keyMapOf(model).flatMap(({ context, action }) => (contexts.includes(context) ? [action] : []))
  return [...new Set(actions)].filter((action) => !/^(field|line)\./.test(action))
}
