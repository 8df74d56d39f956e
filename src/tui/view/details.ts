import { ago, duration } from '../clock'
import { longWhen } from '../day'
import { selectedCall, spokenMs, type HistoryCall } from '../history'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { selectedPerson, type Person } from '../people'
import type { Line, Pane } from '../scene'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { historyPane } from './history'
import { outcomeOf } from './history-words'
import { BLANK, labelsOf, line, span } from './line'
import { framed } from './pane'
import { cutBottom, cutTop, type Rect } from './rect'

/** Rows of the panes about the selected one and about ourselves, and the least that the calls between them need. */
const PERSON_ROWS = 9
const SELF_ROWS = 6
const HISTORY_ROWS = 6

/** Beside the list: the selected one, the calls that were, and what others see of us. */
export const detailPanes = (model: Model, rect: Rect): readonly Pane[] => {
  const [above, lower] = cutBottom(rect, rect.height >= PERSON_ROWS + HISTORY_ROWS + SELF_ROWS ? SELF_ROWS : 0)
  const [upper, middle] = cutTop(above, above.height >= PERSON_ROWS + HISTORY_ROWS ? PERSON_ROWS : above.height)
  const { details: words } = wordsOf(model)
  return [
    selectedPane(model, upper),
    ...(middle.height > 0 ? [historyPane(model, middle)] : []),
    ...(lower.height > 0 ? [framed({ id: 'self', rect: lower, title: words.you, lines: selfLines(model) })] : []),
  ]
}

/** Who, or which call, is selected where the keys are. */
const selectedPane = (model: Model, rect: Rect): Pane => {
  const { details: words } = wordsOf(model)
  const call = model.history.focused ? selectedCall(model.history) : undefined
  if (call) return framed({ id: 'details', rect, title: call.name, lines: callLines(model, call, rect.width - 4) })
  const person = selectedPerson(model.people)
  const lines = person ? personLines(model, person, rect.width - 4) : [BLANK, line(`  ${words.nobody}`, 'dim')]
  return framed({ id: 'details', rect, title: person?.name ?? words.title, lines })
}

const personLines = (model: Model, person: Person, width: number): readonly Line[] => {
  const { labels, details } = wordsOf(model)
  const labelled = labelsOf(model)
  const note = person.note === '' ? [] : [labelled(labels.note, [span(person.note)])]
  return [
    labelled(labels.address, [span(person.online ? person.address : details.offline)]),
    labelled(labels.speaks, [span(protocolsOf(model, person))]),
    labelled(labels.seen, [span(seenOf(model, person))]),
    ...note,
    BLANK,
    ...doing(model, person, width),
  ]
}

const protocolsOf = (model: Model, { nick }: Person): string => {
  const { details } = wordsOf(model)
  const protocols = model.people.protocols.get(nick)
  if (protocols === undefined) return details.notAsked
  return protocols.length === 0 ? details.notTold : protocols.join(' ')
}

const seenOf = (model: Model, { registeredAtMs }: Person): string => {
  const words = wordsOf(model)
  return registeredAtMs === undefined ? words.details.notTold : ago(model.nowMs - registeredAtMs, words)
}

const doing = (model: Model, person: Person, width: number): readonly Line[] => {
  const { details: words } = wordsOf(model)
  const wrapped = (text: string, style: 'dim' | 'accent' | 'warn'): readonly Line[] =>
    wrap(text, width).map((part) => line(` ${part}`, style))
  if (person.nick === model.account.nick) return wrapped(words.isYou, 'dim')
  if (person.blocked) return wrapped(`✕ ${words.blocked}`, 'warn')
  return person.online ? wrapped(words.enterCalls(person.name, keyOf(model, 'people.call')), 'accent') : []
}

const callLines = (model: Model, call: HistoryCall, width: number): readonly Line[] => {
  const { labels, history: words } = wordsOf(model)
  const labelled = labelsOf(model)
  const spoken = spokenMs(call)
  const { utcOffsetMin } = model
  const sound = call.sound && spoken !== undefined ? ` ${words.withSound}` : ''
  return [
    labelled(labels.address, [span(call.address)]),
    labelled(labels.began, [span(longWhen({ atMs: call.startedAtMs, utcOffsetMin }))]),
    ...(spoken === undefined
      ? [labelled(labels.ended, [span(outcomeOf(call, words), call.missed ? 'warn' : 'normal')])]
      : [labelled(labels.lasted, [span(`${duration(spoken)}${sound}`)])]),
    ...(call.detail === '' ? [] : [BLANK, ...wrap(call.detail, width).map((part) => line(` ${part}`, 'dim'))]),
  ]
}

const selfLines = (model: Model): readonly Line[] => {
  const { labels, details } = wordsOf(model)
  const labelled = labelsOf(model)
  return [
    labelled(labels.name, [span(model.account.nick)]),
    labelled(labels.address, [span(model.local ?? details.notListening)]),
    ...(model.soundAlone
      ? []
      : [labelled(labels.camera, [cameraSpan(model)]), labelled(labels.quality, [span(qualityNow(model))])]),
  ]
}

const qualityNow = (model: Model): string => {
  const { call, quality: words } = wordsOf(model)
  const { quality, automatic } = model.sending
  return automatic.includes('quality') ? words.now(quality) : call.qualityOf(quality)
}

const cameraSpan = (model: Model): Line[number] => {
  const { sending } = model
  const { details: words } = wordsOf(model)
  if (!sending.cameraOn) return span(words.off, 'warn')
  if (sending.trouble !== undefined) return span(sending.trouble, 'warn')
  return span(sending.source ?? words.notReady)
}
