import type { Peer } from '../call'
import { withText } from '../chat/chat'
import { distinctName } from '../chat/correspondence'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { note, remark, step, type Step } from './step'

/** Sends each of these lines as a text of its own to whom the screen says; while that is nobody, one line says so. */
export const sendTexts = (model: Model, lines: readonly string[], to = model.chat.to): Step =>
  to === undefined ? step(remark(model, 'bad', wordsOf(model).chat.toNobody)) : sendTo(model, lines, to)

const sendTo = (model: Model, lines: readonly string[], to: Peer): Step => {
  const texts = lines.map((text, at) => ourText(model, { id: `text-${model.chat.count + at + 1}`, text, to }))
  const chat = texts.reduce(withText, model.chat)
  const sent = { ...model, chat: { ...chat, count: chat.count + lines.length, scroll: 0 } }
  const { saysTo } = wordsOf(model).chat
  const logged = lines.reduce((all, text) => note(all, 'info', saysTo(distinctName(chat, to), text)), sent)
  return step(logged, ...texts.map(({ id, text }) => ({ type: 'text' as const, id, text, to: to.address })))
}

const ourText = (
  { account, nowMs }: Model,
  text: { readonly id: string; readonly text: string; readonly to: Peer },
) => ({
  ...text,
  from: 'us' as const,
  name: account.nick,
  atMs: nowMs,
  state: 'sending' as const,
})
