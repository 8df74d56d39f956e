import type { Model } from '../model'
import { selectedPerson } from '../people'
import { step } from '../update/step'
import { wordsOf } from '../words/words'
import type { Prompt } from './prompt'

const nameOf = (model: Model): string => selectedPerson(model.people)?.name ?? ''

/** What is to be remembered about the selected one; an empty text takes the note away. */
export const NOTE_PROMPT: Prompt = {
  title: (model) => wordsOf(model).person.noteAbout(nameOf(model)),
  label: (model) => wordsOf(model).person.noteIs,
  entered: (model, text) => {
    const { server } = model.account
    const person = selectedPerson(model.people)
    if (!person || server === undefined) return step(model)
    return step(model, { type: 'change-person', server, nick: person.nick, change: { note: text.trim() } })
  },
}
