import { withFate, withText } from '../chat/chat'
import { heardFrom } from '../chat/correspondence'
import type { TextEvent } from '../message'
import type { Model } from '../model'
import { chatShown } from '../contexts'
import { cut } from '../width'
import { phraseWords } from '../words/phrases'
import { wordsOf } from '../words/words'
import { note, say, step, type Step } from './step'

/** The longest name beside a text, in cells. */
const LONGEST_NAME = 20

/** News of the text beside the calls. */
export const chatNews = (model: Model, event: TextEvent): Step => {
  switch (event.type) {
    case 'texts':
      return step({ ...model, chat: { ...model.chat, carried: event.carried } })
    case 'text':
      return came(model, event)
    case 'text-sent':
      return step({ ...model, chat: withFate(model.chat, event.id, { state: 'sent' }) })
    case 'text-failed':
      return step(failed(model, event))
  }
}

// The log has it, too: lines are all that some see. Its author stands before it, so it can be no line of another kind.
const came = (model: Model, { nick, address, text }: TextEvent & { type: 'text' }): Step => {
  const name = cut(nick.trim() || '?', LONGEST_NAME)
  const chat = withText(heardFrom(model.chat, { name, address }), {
    from: 'them',
    name,
    text,
    atMs: model.nowMs,
    state: 'came',
  })
  const said = wordsOf(model).chat.says(name, text)
  if (chatShown(model)) return step(note({ ...model, chat }, 'info', said))
  const next = say({ ...model, chat: { ...chat, unread: chat.unread + 1 } }, 'info', said)
  // One bell for all that is not read: somebody who writes much is no alarm.
  return chat.unread > 0 ? step(next) : step(next, { type: 'bell', notice: { title: name, body: text } })
}

/** What a detail says more than the reason does. */
const CLAUSE = /: (.+)$/

const failed = (model: Model, { id, reason, detail }: TextEvent & { type: 'text-failed' }): Model => {
  const { chat: words } = wordsOf(model)
  const next = { ...model, chat: withFate(model.chat, id, { state: 'failed', reason }) }
  const why = words.reasons[reason]
  const clause = CLAUSE.exec(detail)?.[1]
  return say(next, 'bad', clause === undefined ? words.failed(why) : words.failedWith(why, phraseWords(model, clause)))
}
