import type { LineAction } from '../action'
import { commonStart, lineOffers } from '../command-line/offers'
import { runLine } from '../command-line/run'
import type { Given } from '../command-line/word'
import { EMPTY_FIELD, fieldOf, fieldText } from '../field'
import { tooSmall, type Dialog, type Model } from '../model'
import { step, type Handler, type Step } from './step'

type LineDialog = Extract<Dialog, { tag: 'line' }>

/** So many lines are remembered. */
const MAX_TYPED = 100

const inLine =
  (change: (model: Model, dialog: LineDialog) => Step): Handler =>
  (model) =>
    model.dialog.tag === 'line' ? change(model, model.dialog) : step(model)

const open: Handler = (model) => {
  const { call, dialog, size } = model
  // What cannot be seen cannot be typed into.
  if (tooSmall(size)) return step(model)
  const opened = dialog.tag === 'line' ? dialog : { tag: 'line' as const, field: EMPTY_FIELD }
  const rung = call.tag === 'incoming' ? { ...call, lineOpened: true as const } : call
  return step({ ...model, notice: undefined, dialog: opened, call: rung })
}

const remembered = (typed: readonly string[], line: string): readonly string[] =>
  line.trim() === '' ? typed : [...typed.filter((each) => each !== line), line].slice(-MAX_TYPED)

/** What was typed is done; the line is closed before. */
export const lineEntered = (model: Model, act: Given['act']): Step => {
  if (model.dialog.tag !== 'line') return step(model)
  const line = fieldText(model.dialog.field)
  return runLine({ ...model, dialog: { tag: 'none' }, typed: remembered(model.typed, line) }, line, act)
}

/** The lines that were typed before, one further back (-1) or forth (1); behind the last stands what was begun. */
const recalling = (by: 1 | -1): Handler =>
  inLine((model, dialog) => {
    const at = Math.max(0, Math.min((dialog.at ?? model.typed.length) + by, model.typed.length))
    const draft = dialog.draft ?? fieldText(dialog.field)
    return step({ ...model, dialog: { tag: 'line', field: fieldOf(model.typed[at] ?? draft), at, draft } })
  })

/** What fits is written out as far as all of it is the same; then each in turn. */
const completing = (by: 1 | -1): Handler =>
  inLine((model, dialog) => {
    const { cycle } = dialog
    if (cycle) {
      const at = (cycle.at + by + cycle.offers.length) % cycle.offers.length
      return step({
        ...model,
        dialog: { tag: 'line', field: fieldOf(cycle.offers[at] ?? ''), cycle: { ...cycle, at } },
      })
    }
    const typed = fieldText(dialog.field)
    const offers = lineOffers(model, typed)
    const [only] = offers
    if (only === undefined) return step(model)
    if (offers.length === 1) return step(written(model, `${only} `))
    const common = commonStart(offers)
    if (common.length > typed.length) return step(written(model, common))
    const at = by === 1 ? 0 : offers.length - 1
    return step({ ...model, dialog: { tag: 'line', field: fieldOf(offers[at] ?? ''), cycle: { offers, at } } })
  })

const written = (model: Model, text: string): Model => ({ ...model, dialog: { tag: 'line', field: fieldOf(text) } })

/** Of the command line; what Enter does needs all other actions, and is theirs. */
export const LINE_ACTIONS: Readonly<Record<Exclude<LineAction, 'line.enter'>, Handler>> = {
  'line.open': open,
  'line.complete': completing(1),
  'line.complete-back': completing(-1),
  'line.older': recalling(-1),
  'line.newer': recalling(1),
}
