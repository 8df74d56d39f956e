import type { AgentEvent } from '../message'
import { loginForm, withTrouble } from '../login-form'
import type { Model } from '../model'
import { phraseWords } from '../words/phrases'
import { troubleWords } from '../words/troubles'
import { wordsOf } from '../words/words'
import { callNews } from './call-news'
import { chatNews } from './chat-news'
import { atTheDoor } from './door'
import { loggedOut } from './log-out'
import { isOfPeople, peopleNews } from './people-news'
import { measuring } from './measuring'
import { previewNews } from './preview-actions'
import { inProfile } from './profile'
import { note, say, step, type Step } from './step'
import { soundNews } from './sound-news'
import { systemNews } from './system-news'
import { streamNews } from './stream-news'
import { isOfVideo, videoNews } from './video-news'

type Event<T extends AgentEvent['type']> = Extract<AgentEvent, { type: T }>

/** News of the user agent. */
export const agentNews = (model: Model, news: AgentEvent): Step => {
  if (isOfPeople(news)) return peopleNews(model, news)
  if (isOfVideo(news)) return step(videoNews(model, news))
  const event = atTheDoor(news)
  switch (event.type) {
    case 'listening':
      return step(listening(model, `${event.host}:${event.port}`))
    case 'registered':
      return registered(model, event)
    case 'login-failed':
      return step(loginFailed(model, event))
    case 'logged-out':
      return step(loggedOut(model))
    case 'users-failed':
      return step(usersFailed(model, event))
    case 'profiles':
      return step({ ...model, profiles: event.profiles })
    case 'profile':
      return step(inProfile(model, event))
    case 'system':
      return step(systemNews(model, event))
    case 'trace':
      return step(note(model, 'trace', `${event.direction === 'out' ? '→' : '←'} ${event.text}`))
    case 'notice':
      return step(say(model, event.level, phraseWords(model, event.text)))
    case 'said':
      return step(say(model, event.level, wordsOf(model).notices[event.what](event.part)))
    case 'drawing':
      return step(say(model, 'info', wordsOf(model).drawing.with(wordsOf(model).drawing[event.mode])))
    case 'calling':
    case 'incoming':
    case 'answered':
    case 'held':
    case 'resumed':
    case 'ended':
    case 'missed':
      return callNews(model, event)
    case 'texts':
    case 'text':
    case 'text-sent':
    case 'text-failed':
      return chatNews(model, event)
    case 'stats':
      return measuredAgain(streamNews(model, event))
    case 'preview':
      return previewNews(model, event.figures)
    case 'picture':
    case 'pictures':
    case 'source':
    case 'camera':
    case 'quality':
    case 'snapshot':
      return step(streamNews(model, event))
    case 'levels':
    case 'sound':
    case 'no-sound':
    case 'muted':
    case 'device':
    case 'devices':
      return step(soundNews(model, event))
  }
}

/** While somebody looks at the quality, what it costs is measured every second. */
const measuredAgain = (model: Model): Step =>
  model.dialog.tag === 'menu' && model.dialog.menu === 'quality' ? measuring(model) : step(model)

const listening = (model: Model, local: string): Model =>
  note({ ...model, local }, 'info', wordsOf(model).log.listening(local))

const registered = (model: Model, event: Event<'registered'>): Step => {
  const { nick, server, validUntilMs } = event
  const hours = validUntilMs === undefined ? 0 : Math.round((validUntilMs - model.nowMs) / 3_600_000)
  const { log } = wordsOf(model)
  const text = hours > 0 ? log.registeredFor(nick, server, hours) : log.registered(nick, server)
  const next = note(model, 'good', text)
  const account = { nick, server, validUntilMs }
  if (model.registered && !model.login) return step({ ...next, account })
  const people = { ...model.people, state: 'loading' as const, trouble: undefined, askedAtMs: model.nowMs }
  return step({ ...next, account, people, login: undefined, registered: true }, { type: 'reload-users' })
}

// A server that is away for a while is no reason to be thrown back to the log in; a refusal is.
const loginFailed = (model: Model, event: Event<'login-failed'>): Model => {
  const busy = model.call.tag !== 'none' || (model.registered && event.field === 'server')
  const text = troubleWords(model.language, event)
  if (!model.login && busy) return say(model, 'bad', text)
  const form = model.login ?? loginForm(model.defaults)
  // The log has all that is known of it.
  return {
    ...note(model, 'bad', phraseWords(model, event.message)),
    visiting: false,
    login: withTrouble(form, event.field, text),
  }
}

const usersFailed = (model: Model, event: Event<'users-failed'>): Model => {
  const trouble = troubleWords(model.language, event)
  const next: Model = { ...model, people: { ...model.people, state: 'known', trouble } }
  // Asked again and again, a server that is away is told of once.
  return trouble === model.people.trouble ? next : note(next, 'bad', trouble)
}
