import { openRows } from '../menu/menus'
import type { Menu, MenuRow } from '../menu/menu'
import { menuPage } from '../menu/page'
import type { Model } from '../model'
import type { Line, Scene } from '../scene'
import { cellWidth, cut, pad, wrap } from '../width'
import { wordsOf } from '../words/words'
import { hintLine } from './hints'
import { BLANK, clickable, indent, line, lineWidth, span } from './line'
import { framed } from './pane'
import { centred, type Rect } from './rect'
import { fieldWindow } from './typing'

const NARROW = 36
const WIDE = 70
/** At the left, so wide that the self-view at the right of the least usual terminal is seen. */
const WIDE_ASIDE = 50
/** So wide our own picture is at least, outside of calls. */
const BESIDE = 16
/** Border and blanks at both sides. */
const SIDES = 6
const MOST_LABEL = 34

/** The menu that is open, over the screen. */
export const menuDialog = (model: Model, menu: Menu, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const search = model.dialog.tag === 'menu' ? model.dialog.search : undefined
  const aside = menu.aside === true || model.preview !== undefined
  const most = Math.min(aside ? widthAside(model, body) : WIDE, body.width) - SIDES
  const typed = search && fieldWindow(search, most - 2)
  const above = typed ? [[span('/ ', 'accent'), span(typed.text, 'strong')]] : []
  const below = [BLANK, ...remarks(menu.remarks?.(model) ?? [], most), hintLine(model, most, 'normal')]
  const seen = rowLines(model, Math.min(menuPage(model.size), body.height - above.length - below.length - 4), most)
  const lines = [...above, ...seen, ...below]
  const width = Math.max(NARROW, cellWidth(menu.title(model)) + SIDES, ...lines.map((of) => lineWidth(of) + SIDES))
  const middle = centred(body, { width: Math.min(width, body.width), height: lines.length + 4 })
  const rect = aside ? { ...middle, x: body.x } : middle
  const pane = framed({
    id: 'menu',
    rect,
    title: titleOf(model, menu),
    focused: true,
    lines: [BLANK, ...lines.map((of) => indent(of, 2)), BLANK],
  })
  return { panes: [pane], ...(typed && { cursor: { x: pane.x + 5 + typed.cursor, y: pane.y + 2 } }) }
}

/** Who looks at themselves sees what a menu does. */
const widthAside = ({ preview }: Model, body: Rect): number =>
  preview ? Math.min(WIDE_ASIDE, body.width - BESIDE) : WIDE_ASIDE

const titleOf = (model: Model, menu: Menu): string => {
  const { rows, selected } = openRows(model)
  return rows.length > menuPage(model.size)
    ? `${menu.title(model)} · ${selected + 1}/${rows.length}`
    : menu.title(model)
}

const remarks = (texts: readonly string[], width: number): readonly Line[] =>
  texts.length === 0
    ? []
    : [...texts.flatMap((text) => wrapWhole(text, width)).map((text) => line(text, 'warn')), BLANK]

const NO_BREAK = '\u00a0'

/** Wrapped, but for a number and its unit, which stay together. */
const wrapWhole = (text: string, width: number): readonly string[] =>
  wrap(text.replace(/(\d) (?=[A-Za-z])/g, `$1${NO_BREAK}`), width).map((part) => part.replaceAll(NO_BREAK, ' '))

/** The rows around the selected one, which stays in the middle where it can. */
const rowLines = (model: Model, page: number, width: number): readonly Line[] => {
  const { rows, selected } = openRows(model)
  if (rows.length === 0) return [line(wordsOf(model).menu.nothing, 'dim')]
  const first = Math.max(0, Math.min(selected - Math.floor(page / 2), rows.length - page))
  const label = Math.min(MOST_LABEL, Math.max(...rows.map((row) => cellWidth(row.label))))
  return rows
    .slice(first, first + Math.max(1, page))
    .map((row, at) => rowLine(row, { at: first + at, selected: first + at === selected, label, width }))
}

interface Place {
  readonly at: number
  readonly selected: boolean
  readonly label: number
  readonly width: number
}

const rowLine = (row: MenuRow, { at, selected, label, width }: Place): Line => {
  const mark = row.chosen === true ? '●' : ' '
  const room = width - label - 8
  const value = row.value === undefined ? '' : cut(row.value, room)
  const text = `${selected ? '▸' : ' '}${mark} ${row.value === undefined ? cut(row.label, width - 4) : pad(row.label, label)}`
  const does = { row: at }
  if (!selected) return clickable([span(text), span(value === '' ? '' : `   ${value}`, 'dim')], does)
  if (!row.turn) return clickable([span(`${text} ${value}`, 'selected')], does)
  const [less, more] = [span(' ‹ ', 'selected'), span(' ›', 'selected')]
  return [
    ...clickable([span(text, 'selected')], does),
    { ...less, does: 'menu.left' },
    ...clickable([span(value, 'selected')], does),
    { ...more, does: 'menu.right' },
  ]
}
