import { FILTERS } from '../../media/filter/catalogue'
import { MAX_FILTERS, type FilterChoice } from '../../media/filter/choice'
import type { Filter } from '../../media/filter/filter'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { remark, step, type Step } from '../update/step'
import { filterName } from '../words/filter-name'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'

const STEP = 10

const applied = (model: Model, filters: readonly FilterChoice[]): Step =>
  step({ ...model, sending: { ...model.sending, filters } }, { type: 'filters', filters })

const placeOf = ({ sending }: Model, { name }: Filter): number =>
  sending.filters.findIndex((choice) => choice.name === name)

const added = (model: Model, { name, defaultStrength }: Filter): Step => {
  const { filters } = model.sending
  if (filters.length >= MAX_FILTERS) return step(remark(model, 'warn', wordsOf(model).filter.most(MAX_FILTERS)))
  return applied(model, [...filters, { name, strength: defaultStrength }])
}

const without = (model: Model, { name }: Filter): Step =>
  applied(
    model,
    model.sending.filters.filter((choice) => choice.name !== name),
  )

/** Stronger or weaker; one that is not there comes with its first turn, and at nothing it goes. */
const turned = (model: Model, filter: Filter, by: 1 | -1): Step => {
  const { filters } = model.sending
  const choice = filters[placeOf(model, filter)]
  if (choice === undefined) return by > 0 ? added(model, filter) : step(model)
  const strength = Math.min(100, Math.round(choice.strength / STEP + by) * STEP)
  if (strength <= 0) return without(model, filter)
  return applied(
    model,
    filters.map((one) => (one === choice ? { ...one, strength } : one)),
  )
}

/** Applied earlier (-1) or later (1) than now. */
const moved = (model: Model, filter: Filter, by: 1 | -1): Step => {
  const from = placeOf(model, filter)
  const { filters } = model.sending
  const [choice, other] = [filters[from], filters[from + by]]
  if (choice === undefined || other === undefined) return step(model)
  const next = filters.map((one, at) => (at === from ? other : at === from + by ? choice : one))
  return applied(model, next)
}

const rowOf = (model: Model, filter: Filter): MenuRow => {
  const place = placeOf(model, filter)
  const choice = model.sending.filters[place]
  return {
    label: filterName(model, filter.name),
    value: choice === undefined ? '' : `${place + 1}. ${choice.strength} %`,
    chosen: choice !== undefined,
    turn: (now, by) => turned(now, filter, by),
    enter: (now) => (placeOf(now, filter) < 0 ? added(now, filter) : without(now, filter)),
    move: (now, by) => moved(now, filter, by),
  }
}

const noneRow = (model: Model): MenuRow => ({
  label: wordsOf(model).filter.none,
  enter: (now) => applied(now, []),
})

/** What our picture goes through before it is sent; it is seen at once in our own picture. */
export const FILTER_MENU: Menu = {
  title: (model) => wordsOf(model).filter.title,
  rows: (model) => [noneRow(model), ...FILTERS.map((filter) => rowOf(model, filter))],
  remarks: (model) =>
    model.call.tag === 'live' || model.preview ? [] : [wordsOf(model).filter.noPicture(keyOf(model, 'preview.open'))],
  aside: true,
  keep: (model) => step(model, { type: 'keep-video', kept: { filters: model.sending.filters } }),
}
