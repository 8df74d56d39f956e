import type { Words } from './en'
import { wordsOf, type Language } from './words'

type Sentences = Words['sentences']

/** Sentences that the program below says in English, and what they are in another language. */
const KNOWN: readonly (readonly [RegExp, (words: Sentences, part: string) => string])[] = [
  [/There is no microphone on this machine\./, ({ noMicrophone }) => noMicrophone],
  [/There is no speaker on this machine\./, ({ noSpeaker }) => noSpeaker],
  [/You are not heard\./, ({ notHeard }) => notHeard],
  [/You hear nothing\./, ({ nothingHeard }) => nothingHeard],
  [/You are seen as a still picture\./, ({ seenAsCard }) => seenAsCard],
  [/What was sent before goes on\./, ({ goesOn }) => goesOn],
  [/^No camera: (.+) does not exist\./, ({ noCamera }, device) => noCamera(device)],
  [/^The video (.+) does not exist\./, ({ noFile }, path) => noFile(path)],
]

/** Sentences in the language of the interface as far as they have a name there, else as they were told. */
export const sentenceWords = (model: { readonly language: Language }, told: string): string => {
  const { sentences } = wordsOf(model)
  return KNOWN.reduce((text, [english, say]) => {
    return text.replace(english, (_, part: string) => say(sentences, part))
  }, told)
}
