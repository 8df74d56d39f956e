import { liveCall, NO_CALL, type Call, type Incoming, type Peer } from '../call'
import { endWords } from '../ended'
import { writingTo } from '../chat/correspondence'
import type { CallEventOfAgent } from '../message'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { cut } from '../width'
import { phraseWords } from '../words/phrases'
import { wordsOf } from '../words/words'
import { focused } from './focus'
import { seenAgain } from './sound-alone'
import { note, say, step, type Step } from './step'

type Event<T extends CallEventOfAgent['type']> = Extract<CallEventOfAgent, { type: T }>

/** Who typed within this time may be in the middle of a word when a call comes in. */
const TYPING_MS = 1000
/** How long keys then still belong to that word. */
const GUARD_MS = 700
/** How long it is said why a call ended. */
const ENDED_MS = 60_000

/** News of a call. */
export const callNews = (model: Model, event: CallEventOfAgent): Step => {
  switch (event.type) {
    case 'calling':
      return step(calling(model, event))
    case 'incoming':
      return incoming(model, event)
    case 'answered':
      return step(answered(model, event))
    case 'held':
    case 'resumed':
      return step(held(model, event))
    case 'ended':
      return seenAgain(ended(model, event))
    case 'missed':
      return step(say(model, 'warn', wordsOf(model).log.missedBusy(peerOf(event.nick, '').name)))
  }
}

/** The longest name that is shown, in cells: what is beside it must stay in sight. */
const LONGEST_NAME = 32

const peerOf = (nick: string, address: string): Peer => ({ name: cut(nick.trim() || '?', LONGEST_NAME), address })

const calling = (model: Model, event: Event<'calling'>): Model => {
  const peer = peerOf(event.nick, event.address ?? '')
  const call: Call = { tag: 'calling', peer, sinceMs: model.nowMs, ringForMs: event.ringForMs }
  const { log } = wordsOf(model)
  const quiet = { ...model, call, dialog: { tag: 'none' as const }, notice: undefined }
  return note(quiet, 'info', peer.address === '' ? log.calling(peer.name) : log.callingAt(peer.name, peer.address))
}

const incoming = (model: Model, event: Event<'incoming'>): Step => {
  const peer = peerOf(event.nick, event.address)
  const { log, windows } = wordsOf(model)
  const noted = note(model, 'info', log.calls(peer.name, peer.address))
  // Answered by itself: nobody is asked, so no dialog.
  if (model.answering) return step(noted)
  const notice = { title: windows.incoming(peer.name), body: peer.address }
  return step({ ...noted, call: incomingCall(model, peer, event) }, { type: 'bell', notice })
}

const incomingCall = (model: Model, peer: Peer, event: Event<'incoming'>): Incoming => ({
  tag: 'incoming',
  peer,
  protocol: event.protocol,
  sinceMs: model.nowMs,
  ringForMs: event.ringForMs,
  armedAtMs: armedAt(model.keyAtMs, model.nowMs),
})

const armedAt = (keyAtMs: number, nowMs: number): number => (nowMs - keyAtMs < TYPING_MS ? nowMs + GUARD_MS : nowMs)

/** An incoming call whose keys are not heard yet, because somebody goes on typing. */
export const stillTyping = (call: Incoming, nowMs: number): Incoming => ({ ...call, armedAtMs: nowMs + GUARD_MS })

const answered = (model: Model, event: Event<'answered'>): Model => {
  const call = liveCall(peerOf(event.nick, event.address), event.protocol, model.nowMs)
  const chat = event.address === '' ? model.chat : writingTo(model.chat, call.peer)
  const people = { ...model.people, searching: false }
  const cleared = {
    ...focused(model, 'people'),
    call,
    chat,
    people,
    dialog: { tag: 'none' as const },
    notice: undefined,
  }
  const { log } = wordsOf(model)
  const { name, address } = call.peer
  const text = address === '' ? log.inCall(name) : log.inCallAt(name, address)
  return note({ ...cleared, fullScreen: false }, 'good', text)
}

const held = (model: Model, event: Event<'held' | 'resumed'>): Model => {
  if (model.call.tag !== 'live') return model
  const paused = event.type === 'held'
  const flags = event.by === 'us' ? { heldByUs: paused } : { heldByThem: paused }
  const call = { ...model.call, ...flags, flowsSinceMs: model.nowMs }
  const before = event.by === 'us' && !paused ? withoutPauseRemark(model) : model
  return note({ ...before, call }, 'info', heldWords(model, event, call.peer.name))
}

/** What was said of our pause is no longer so. */
const withoutPauseRemark = (model: Model): Model => {
  const { said } = wordsOf(model)
  const key = keyOf(model, 'call.resume')
  const remarks = [said.welcomeBack(key), said.pausedAlready(key)]
  return remarks.includes(model.notice?.text ?? '') ? { ...model, notice: undefined } : model
}

const heldWords = (model: Model, { type, by }: Event<'held' | 'resumed'>, name: string): string => {
  const { log } = wordsOf(model)
  if (by === 'us') return type === 'held' ? log.youPaused : log.youResumed
  return type === 'held' ? log.theyPaused(name) : log.theyResumed(name)
}

const ended = (model: Model, event: Event<'ended'>): Model => {
  const { call, nowMs } = model
  const { name } = call.tag === 'none' ? peerOf(event.nick, '') : call.peer
  const { reason, detail = '' } = event
  const words = endWords({
    call,
    name,
    reason,
    detail: phraseWords(model, detail),
    nowMs,
    words: wordsOf(model),
    isOfOthers: model.system !== 'v0',
    reloadKey: keyOf(model, 'people.reload'),
  })
  const dialog = model.dialog.tag === 'prompt' || model.dialog.tag === 'line' ? model.dialog : { tag: 'none' as const }
  return say(
    { ...model, call: NO_CALL, dialog, fullScreen: false, statistics: undefined },
    words.level,
    words.text,
    ENDED_MS,
  )
}
