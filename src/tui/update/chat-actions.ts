import { toAscii } from '../../protocol/xmlrpc/plain-text'
import type { ChatAction } from '../action'
import { linesOf, MAX_WRITING, plainable, withWritten, type Chat } from '../chat/chat'
import { nextOf, writingTo } from '../chat/correspondence'
import { EMPTY_FIELD, fieldOf, fieldText } from '../field'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { scrolledIn } from './scrolling'
import { sendTexts } from './send-texts'
import { remark, step, type Handler } from './step'

/** Texts of a page. */
const PAGE = 5

const inChat = (model: Model, change: Partial<Chat>): Model => ({ ...model, chat: { ...model.chat, ...change } })

const opened: Handler = (model) => {
  if (!model.chat.carried) return step(remark(model, 'info', wordsOf(model).chat.notCarried))
  const shown = { ...model, fullScreen: false, statistics: undefined, logFocused: false }
  return step(inChat(shown, { open: true, focused: true, unread: 0 }))
}

const closed: Handler = (model) => step(inChat(model, { open: false, focused: false, scroll: 0 }))

const send: Handler = (model) => {
  const writing = fieldText(model.chat.field)
  const lines = linesOf(writing)
  if (lines.length === 0 || model.chat.to === undefined) return sendTexts(model, lines)
  const { model: sent, commands } = sendTexts(model, lines)
  return step({ ...sent, chat: { ...withWritten(sent.chat, writing), field: EMPTY_FIELD } }, ...commands)
}

// It goes where the one with accents went.
const withoutAccents: Handler = (model) => {
  const failed = plainable(model.chat)
  return failed ? sendTexts(model, [toAscii(failed.text)], failed.to) : step(model)
}

const toNext: Handler = (model) => {
  const next = nextOf(model.chat)
  return step(
    next ? { ...model, chat: writingTo(model.chat, next) } : remark(model, 'info', wordsOf(model).chat.nobodyElse),
  )
}

const scroll =
  (by: number): Handler =>
  (model) =>
    step({ ...model, chat: scrolledIn(model, 'chat', model.chat, by) })

// What is being written is not thrown away for what was.
const recall =
  (by: 1 | -1): Handler =>
  (model) => {
    const { written, recalled, field } = model.chat
    if (recalled === undefined && fieldText(field) !== '') return step(model)
    const wanted = (recalled ?? -1) + by
    if (wanted < 0) return step(inChat(model, { field: EMPTY_FIELD, recalled: undefined }))
    const line = written.at(-1 - wanted)
    return line === undefined
      ? step(model)
      : step(inChat(model, { field: fieldOf(line, MAX_WRITING), recalled: wanted }))
  }

/** Of the text beside the calls. */
export const CHAT_ACTIONS: Readonly<Record<ChatAction, Handler>> = {
  'chat.open': opened,
  'chat.close': closed,
  'chat.leave': (model) => step(inChat(model, { focused: false })),
  'chat.send': send,
  'chat.plain': withoutAccents,
  'chat.to-next': toNext,
  'chat.older': recall(1),
  'chat.newer': recall(-1),
  'chat.page-up': scroll(PAGE),
  'chat.page-down': scroll(-PAGE),
}
