import { rowsOf, type LogAction, type Move } from '../action'
import { EMPTY_FIELD } from '../field'
import { isLogSearched, withLogFilter } from '../log'
import { focusOn } from './focus'
import { scrolledIn } from './scrolling'
import { step, type Handler } from './step'

/** Lines of a page of the log, which is a small pane. */
const PAGE = 5

// A log that is not shown is not scrolled.
const scroll =
  (by: Move): Handler =>
  (model) =>
    model.call.tag === 'live' && !model.logShown
      ? step(model)
      : step({ ...model, log: scrolledIn(model, 'log', model.log, -rowsOf(by, PAGE)) })

const search: Handler = (model) => step({ ...model, log: { ...model.log, searching: true } })

const keep: Handler = (model) => step({ ...model, log: { ...model.log, searching: false } })

const back: Handler = (model) =>
  isLogSearched(model.log)
    ? step({ ...model, log: { ...withLogFilter(model.log, EMPTY_FIELD), searching: false } })
    : focusOn(model, 'people')

/** Of the log. */
export const LOG_ACTIONS: Readonly<Record<LogAction, Handler>> = {
  'log.focus': (model) => focusOn(model, 'log'),
  'log.leave': (model) => focusOn(model, 'people'),
  'log.search': search,
  'log.keep': keep,
  'log.back': back,
  'log.up': scroll('up'),
  'log.down': scroll('down'),
  'log.page-up': scroll('page-up'),
  'log.page-down': scroll('page-down'),
  'log.first': scroll('first'),
  'log.last': scroll('last'),
}
