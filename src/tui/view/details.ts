import { ago } from '../clock'
import type { Model } from '../model'
import { selectedPerson, type Person } from '../people'
import type { Line, Pane } from '../scene'
import { wrap } from '../width'
import { BLANK, labelled, line, span } from './line'
import { framed } from './pane'
import { cutBottom, type Rect } from './rect'

/** Rows of the pane about ourselves, and the least that the one above it needs. */
const SELF_ROWS = 6
const PERSON_ROWS = 6

/** Beside the list: the selected one, and what others see of us. */
export const detailPanes = (model: Model, rect: Rect): readonly Pane[] => {
  const [upper, lower] = cutBottom(rect, rect.height >= SELF_ROWS + PERSON_ROWS ? SELF_ROWS : 0)
  const person = selectedPerson(model.people)
  const lines = person ? personLines(model, person, rect.width - 4) : [BLANK, line('  Nobody is selected', 'dim')]
  const panes = [framed({ id: 'details', rect: upper, title: person?.name ?? 'Details', lines })]
  return lower.height > 0
    ? [...panes, framed({ id: 'self', rect: lower, title: 'You', lines: selfLines(model) })]
    : panes
}

const personLines = (model: Model, person: Person, width: number): readonly Line[] => {
  const { registeredAtMs } = person
  const since = registeredAtMs === undefined ? 'not told' : ago(model.nowMs - registeredAtMs)
  const self = person.nick === model.account.nick
  const doing = self ? 'This is you: others call you by this name.' : `Enter calls ${person.name}.`
  return [
    BLANK,
    labelled('address', [span(person.address)]),
    labelled('seen', [span(since)]),
    BLANK,
    ...wrap(doing, width).map((text) => line(` ${text}`, self ? 'dim' : 'accent')),
  ]
}

const selfLines = (model: Model): readonly Line[] => [
  labelled('name', [span(model.account.nick)]),
  labelled('address', [span(model.local ?? 'not listening yet')]),
  labelled('camera', [cameraSpan(model)]),
  labelled('quality', [span(`${model.sending.quality} of 100`)]),
]

const cameraSpan = ({ sending }: Model): Line[number] => {
  if (!sending.cameraOn) return span('off', 'warn')
  if (sending.trouble !== undefined) return span(sending.trouble, 'warn')
  return span(sending.source ?? 'not ready yet')
}
