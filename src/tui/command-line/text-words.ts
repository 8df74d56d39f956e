import { plainable } from '../chat/chat'
import { sendTexts } from '../update/chat-actions'
import { wordsOf } from '../words/words'
import type { TextWord } from './name'
import { doing, where, type Group, type Word } from './word'

const carried = (word: Word): Word =>
  where(
    ({ chat }) => chat.carried,
    (model) => wordsOf(model).chat.notCarried,
    word,
  )

const text: Word = {
  run: ({ model, rest, act }) => (rest === '' ? act(model, 'chat.open') : sendTexts(model, [rest])),
}

/** The words of the text beside the calls. */
export const TEXT_WORDS: Group<TextWord> = {
  text: carried(text),
  ascii: where(
    ({ chat }) => plainable(chat) !== undefined,
    (model) => wordsOf(model).chat.nothingPlain,
    doing('chat.plain'),
  ),
}
