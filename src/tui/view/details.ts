import { ago } from '../clock'
import type { Model } from '../model'
import { selectedPerson, type Person } from '../people'
import type { Line, Pane } from '../scene'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { BLANK, labelsOf, line, span } from './line'
import { framed } from './pane'
import { cutBottom, type Rect } from './rect'

/** Rows of the pane about ourselves, and the least that the one above it needs. */
const SELF_ROWS = 6
const PERSON_ROWS = 6

/** Beside the list: the selected one, and what others see of us. */
export const detailPanes = (model: Model, rect: Rect): readonly Pane[] => {
  const [upper, lower] = cutBottom(rect, rect.height >= SELF_ROWS + PERSON_ROWS ? SELF_ROWS : 0)
  const person = selectedPerson(model.people)
  const { details: words } = wordsOf(model)
  const lines = person ? personLines(model, person, rect.width - 4) : [BLANK, line(`  ${words.nobody}`, 'dim')]
  const panes = [framed({ id: 'details', rect: upper, title: person?.name ?? words.title, lines })]
  return lower.height > 0
    ? [...panes, framed({ id: 'self', rect: lower, title: words.you, lines: selfLines(model) })]
    : panes
}

const personLines = (model: Model, person: Person, width: number): readonly Line[] => {
  const { registeredAtMs } = person
  const words = wordsOf(model)
  const labelled = labelsOf(model)
  const since = registeredAtMs === undefined ? words.details.notTold : ago(model.nowMs - registeredAtMs, words)
  const self = person.nick === model.account.nick
  const doing = self ? words.details.isYou : words.details.enterCalls(person.name)
  return [
    BLANK,
    labelled(words.labels.address, [span(person.address)]),
    labelled(words.labels.seen, [span(since)]),
    BLANK,
    ...wrap(doing, width).map((text) => line(` ${text}`, self ? 'dim' : 'accent')),
  ]
}

const selfLines = (model: Model): readonly Line[] => {
  const { labels, details, call } = wordsOf(model)
  const labelled = labelsOf(model)
  return [
    labelled(labels.name, [span(model.account.nick)]),
    labelled(labels.address, [span(model.local ?? details.notListening)]),
    labelled(labels.camera, [cameraSpan(model)]),
    labelled(labels.quality, [span(call.qualityOf(model.sending.quality))]),
  ]
}

const cameraSpan = (model: Model): Line[number] => {
  const { sending } = model
  const { details: words } = wordsOf(model)
  if (!sending.cameraOn) return span(words.off, 'warn')
  if (sending.trouble !== undefined) return span(sending.trouble, 'warn')
  return span(sending.source ?? words.notReady)
}
