import { withFate, withText } from '../chat/chat'
import type { TextEvent } from '../message'
import type { Model } from '../model'
import { chatShown } from '../contexts'
import { cut } from '../width'
import { wordsOf } from '../words/words'
import { note, say } from './step'

/** The longest name beside a text, in cells. */
const LONGEST_NAME = 20

/** News of the text beside the calls. */
export const chatNews = (model: Model, event: TextEvent): Model => {
  switch (event.type) {
    case 'texts':
      return { ...model, chat: { ...model.chat, carried: event.carried } }
    case 'text':
      return came(model, event.nick, event.text)
    case 'text-sent':
      return { ...model, chat: withFate(model.chat, event.id, { state: 'sent' }) }
    case 'text-failed':
      return failed(model, event)
  }
}

// The log has it, too: lines are all that some see. Its author stands before it, so it can be no line of another kind.
const came = (model: Model, nick: string, text: string): Model => {
  const name = cut(nick.trim() || '?', LONGEST_NAME)
  const chat = withText(model.chat, { from: 'them', name, text, atMs: model.nowMs, state: 'came' })
  const said = wordsOf(model).chat.says(name, text)
  if (chatShown(model)) return note({ ...model, chat }, 'info', said)
  return say({ ...model, chat: { ...chat, unread: chat.unread + 1 } }, 'info', said)
}

const failed = (model: Model, { id, reason, detail }: TextEvent & { type: 'text-failed' }): Model => {
  const { chat: words } = wordsOf(model)
  const next = { ...model, chat: withFate(model.chat, id, { state: 'failed', reason }) }
  const why = words.reasons[reason]
  return say(next, 'bad', detail === '' || model.language !== 'en' ? words.failed(why) : words.failedWith(why, detail))
}
