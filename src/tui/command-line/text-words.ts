import type { Peer } from '../call'
import { plainable } from '../chat/chat'
import { distinctName, namedIn, writingTo, type Named } from '../chat/correspondence'
import type { Model } from '../model'
import type { Step } from '../update/step'
import { sendTexts } from '../update/send-texts'
import { wordsOf } from '../words/words'
import type { TextWord } from './name'
import { doing, where, type Given, type Group, type Word } from './word'

const carried = (word: Word): Word =>
  where(
    ({ chat }) => chat.carried,
    (model) => wordsOf(model).chat.notCarried,
    word,
  )

const text: Word = {
  run: ({ model, rest, act }) => (rest === '' ? act(model, 'chat.open') : sendTexts(model, [rest])),
}

/** From now on it is written to this one; with a text, that goes there at once. */
const write = ({ model, act }: Given, peer: Peer, text: string): Step => {
  const chosen = { ...model, chat: writingTo(model.chat, peer) }
  return text === '' ? act(chosen, 'chat.open') : sendTexts(chosen, [text])
}

const ADDRESS = /^((?:\d{1,3}\.){3}\d{1,3}|\[[\da-f:]+\]|[^\s:#[\]]+(?=:\d))(?::(\d{1,5}))?(?=\s|$)/i

/** Who is named by an address, at which nobody was yet. */
const addressedIn = ({ contactPort }: Model, line: string): Named | undefined => {
  const [all = '', host = '', port = `${contactPort}`] = ADDRESS.exec(line) ?? []
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) return undefined
  const address = `${host}:${port}`
  return { peer: { name: address, address }, rest: line.slice(all.length).trim() }
}

const to: Word = {
  run: (given) => {
    const { model, rest } = given
    const named = namedIn(model.chat, rest) ?? addressedIn(model, rest)
    if (named) return write(given, named.peer, named.rest)
    const { whoIsKnown, nobodyKnown } = wordsOf(model).chat
    const names = model.chat.known.map((peer) => distinctName(model.chat, peer))
    return names.length === 0 ? nobodyKnown : whoIsKnown(names.join(', '))
  },
  offers: ({ chat }) => chat.known.map((peer) => peer.name),
}

const reply: Word = {
  run: (given) => {
    const { writer } = given.model.chat
    return writer ? write(given, writer, given.rest) : wordsOf(given.model).chat.nobodyWrote
  },
}

/** The words of the text beside the calls. */
export const TEXT_WORDS: Group<TextWord> = {
  text: carried(text),
  to: carried(to),
  reply: carried(reply),
  ascii: where(
    ({ chat }) => plainable(chat) !== undefined,
    (model) => wordsOf(model).chat.nothingPlain,
    doing('chat.plain'),
  ),
}
