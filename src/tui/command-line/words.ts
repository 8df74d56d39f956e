import { CALL_WORDS } from './call-words'
import { MEDIA_WORDS } from './media-words'
import { ALIASES, type WordName } from './name'
import { PEOPLE_WORDS } from './people-words'
import { REMEMBERED_WORDS } from './remembered-words'
import { SCREEN_WORDS } from './screen-words'
import { TEXT_WORDS } from './text-words'
import { VIDEO_WORDS } from './video-words'
import type { Word } from './word'

/** Every word of the command line. */
export const WORDS: Readonly<Record<WordName, Word>> = {
  ...CALL_WORDS,
  ...TEXT_WORDS,
  ...MEDIA_WORDS,
  ...VIDEO_WORDS,
  ...PEOPLE_WORDS,
  ...REMEMBERED_WORDS,
  ...SCREEN_WORDS,
}

const isWordName = (text: string): text is WordName => Object.hasOwn(WORDS, text)

/** The names of all words, in the order in which they are told. */
export const WORD_NAMES: readonly WordName[] = Object.keys(WORDS).filter(isWordName)

/** The word that somebody wrote, by its name or by another that means the same; undefined: there is none. */
export const nameOf = (text: string): WordName | undefined => {
  if (isWordName(text)) return text
  return Object.hasOwn(ALIASES, text) ? ALIASES[text] : undefined
}
