import type { Action } from '../action'
import { clickAt, paneAt, type Hit } from '../click'
import type { Context } from '../context'
import { contextsOf } from '../contexts'
import type { InputEvent } from '../display'
import { bindingOf, bindingsIn } from '../keys/keys'
import { fieldsOf } from '../login-form'
import type { Model } from '../model'
import { shownPeople } from '../people'
import { view } from '../view/view'
import { ACTIONS } from './actions'
import { focused, focusOn } from './focus'
import { menuClicked } from './menu-actions'
import { scrolledIn } from './scrolling'
import { step, type Step } from './step'
import { soughtTo } from './video-actions'

type MouseEvent = Extract<InputEvent, { type: 'mouse' }>

/** Two clicks on one row within this time are one wish, in ms. */
const DOUBLE_MS = 500

/** What a person does with the mouse: the left button chooses, the wheel scrolls what is under the pointer, or has the keys. */
export const mouse = (model: Model, event: MouseEvent): Step => {
  switch (event.action) {
    case 'wheel-up':
      return wheel(model, 'up', event)
    case 'wheel-down':
      return wheel(model, 'down', event)
    case 'press':
      return event.button === 'left' ? click(model, event) : step(model)
    case 'release':
    case 'drag':
      return step(model)
  }
}

interface Cell {
  readonly x: number
  readonly y: number
}

const wheel = (model: Model, to: 'up' | 'down', { x, y }: Cell): Step => {
  const over = paneAt(view(model), x, y)?.id ?? ''
  return (WHEELS[over] ?? keyed)(model, to)
}

/** In these the arrow keys bring back what was typed before. */
const TYPED: readonly Context[] = ['login', 'line', 'chat']

const keyed = (model: Model, name: 'up' | 'down'): Step => {
  const binding = contextsOf(model).some((context) => TYPED.includes(context)) ? undefined : bindingOf(model, name)
  return binding ? ACTIONS[binding.action](model) : step(model)
}

/** Lines that one notch of the wheel is worth where lines are read. */
const NOTCH = 3

const onScreen =
  (list: 'people' | 'history' | 'log', notch = 1): ((model: Model, to: 'up' | 'down') => Step) =>
  (model, to) => {
    if (model.login || !isInReach(model, 'help')) return step(model)
    const once = ACTIONS[`${list}.${to}`]
    return step(Array.from({ length: notch }).reduce<Model>((now) => once(now).model, model))
  }

/** What the wheel does over a list, whatever has the keys; over everything else it is an arrow key. */
const WHEELS: Readonly<Record<string, (model: Model, to: 'up' | 'down') => Step>> = {
  people: onScreen('people'),
  history: onScreen('history'),
  log: onScreen('log', NOTCH),
  chat: (model, to) => step({ ...model, chat: scrolledIn(model, 'chat', model.chat, to === 'up' ? 1 : -1) }),
}

const click = (model: Model, { x, y }: Cell): Step => {
  const hit = clickAt(view(model), x, y)
  if (!hit) return step(model)
  return typeof hit.does === 'string' ? pressed(model, hit.does) : rowClicked(model, { ...hit, row: hit.does.row })
}

// What lies under a dialog can be seen, but is not meant.
const isInReach = (model: Model, action: Action): boolean =>
  contextsOf(model).some((context) => bindingsIn(model, context).some((binding) => binding.action === action))

const pressed = (model: Model, action: Action): Step =>
  isInReach(model, action) ? ACTIONS[action](model) : step(model)

type RowHit = Pick<Hit, 'pane'> & { readonly row: number }

const rowClicked = (model: Model, { pane, row }: RowHit): Step => {
  const twice =
    model.clicked?.pane === pane && model.clicked.row === row && model.nowMs - model.clicked.atMs < DOUBLE_MS
  const clicked = { ...model, clicked: twice ? undefined : { pane, row, atMs: model.nowMs } }
  return ROWS[pane]?.(clicked, row, twice) ?? step(model)
}

/** What a click on a row does, by the pane that it is in. */
const ROWS: Readonly<Record<string, (model: Model, row: number, twice: boolean) => Step>> = {
  file: (model, row) => (isInReach(model, 'file.pause') ? soughtTo(model, row) : step(model)),
  menu: (model, row) => (model.dialog.tag === 'menu' ? menuClicked(model, row) : step(model)),
  people: (model, row, twice) => {
    if (!isInReach(model, 'help') || model.login) return step(model)
    const selected = shownPeople(model.people)[row]?.nick ?? model.people.selected
    const chosen = { ...focused(model, 'people'), people: { ...model.people, selected } }
    return twice ? pressed(chosen, 'people.call') : step(chosen)
  },
  history: (model, row, twice) => {
    if (!isInReach(model, 'help') || model.login) return step(model)
    const there = { ...model, history: { ...model.history, selected: model.history.calls[row]?.id } }
    return twice ? pressed(focused(there, 'history'), 'history.call') : focusOn(there, 'history')
  },
  login: (model, row) => {
    const { login } = model
    if (!login || login.busySinceMs !== undefined || model.dialog.tag !== 'none') return step(model)
    return step({ ...model, login: { ...login, focus: fieldsOf(login)[row] ?? login.focus } })
  },
}
