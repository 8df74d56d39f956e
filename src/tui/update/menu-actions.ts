import { rowsOf, type MenuAction, type Move } from '../action'
import { edit, fieldText } from '../field'
import { MENUS, menuOf, openMenu, openRows } from '../menu/menus'
import { menuPage } from '../menu/page'
import type { Model } from '../model'
import { step, type Handler, type Step } from './step'

const selected = (model: Model, row: number): Model =>
  model.dialog.tag === 'menu' ? { ...model, dialog: { ...model.dialog, row } } : model

// One step goes around the ends; a page stops there.
const move =
  (by: Move): Handler =>
  (model) => {
    const { rows, selected: at } = openRows(model)
    const wanted = at + rowsOf(by, menuPage(model.size))
    const around = by === 'up' || by === 'down'
    const row = around ? (wanted + rows.length) % rows.length : Math.max(0, Math.min(wanted, rows.length - 1))
    return step(rows.length === 0 ? model : selected(model, row))
  }

const turn =
  (by: 1 | -1): Handler =>
  (model) => {
    const { rows, selected: at } = openRows(model)
    return rows[at]?.turn?.(model, by) ?? step(model)
  }

const enter: Handler = (model) => {
  const { rows, selected: at } = openRows(model)
  const row = rows[at]
  return row?.enter?.(model) ?? row?.turn?.(model, 1) ?? step(model)
}

const order =
  (by: 1 | -1): Handler =>
  (model) => {
    const { rows, selected: at } = openRows(model)
    return rows[at]?.move?.(model, by) ?? step(model)
  }

// What is typed is edited as in any field.
const out: Handler = (model) => {
  const { dialog } = model
  if (dialog.tag !== 'menu' || !dialog.search) return step(model)
  if (fieldText(dialog.search) === '') return MENUS[dialog.menu].out?.(model) ?? step(model)
  return step({ ...model, dialog: { ...dialog, search: edit(dialog.search, 'left') } })
}

const back: Handler = (model) => {
  const parent = menuOf(model)?.parent
  return parent ? openMenu(model, parent) : step({ ...model, dialog: { tag: 'none' } })
}

/** A row that was clicked: selected, and done if it was selected before. */
export const menuClicked = (model: Model, row: number): ReturnType<Handler> => {
  if (model.dialog.tag !== 'menu') return step(model)
  const again = openRows(model).selected === row
  const there = selected(model, row)
  return again || MENUS[model.dialog.menu].rows(model)[row]?.turn === undefined ? enter(there) : step(there)
}

/** A row that somebody named by its number: done, or turned; one that is not there is nothing. */
export const rowChosen = (model: Model, { row, turn: by }: { readonly row: number; readonly turn?: 1 | -1 }): Step => {
  if (model.dialog.tag !== 'menu' || openRows(model).rows[row] === undefined) return step(model)
  const there = selected(model, row)
  return by === undefined ? enter(there) : turn(by)(there)
}

/** Of the menu that is open. */
export const MENU_ACTIONS: Readonly<Record<MenuAction, Handler>> = {
  'menu.up': move('up'),
  'menu.down': move('down'),
  'menu.page-up': move('page-up'),
  'menu.page-down': move('page-down'),
  'menu.first': move('first'),
  'menu.last': move('last'),
  'menu.enter': enter,
  'menu.left': turn(-1),
  'menu.right': turn(1),
  'menu.out': out,
  'menu.earlier': order(-1),
  'menu.later': order(1),
  'menu.keep': (model) => menuOf(model)?.keep?.(model) ?? step(model),
  'menu.back': back,
}
