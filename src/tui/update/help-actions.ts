import { rowsOf, type HelpAction, type Move } from '../action'
import { EMPTY_FIELD, fieldText } from '../field'
import { helpPage, lastHelpScroll } from '../help'
import type { HelpDialog, Model } from '../model'
import { step, type Handler } from './step'

const inHelp =
  (change: (dialog: HelpDialog, model: Model) => Model['dialog']): Handler =>
  (model) =>
    model.dialog.tag === 'help' ? step({ ...model, dialog: change(model.dialog, model) }) : step(model)

const move = (by: Move): Handler =>
  inHelp((dialog, model) => {
    const scroll = dialog.scroll + rowsOf(by, helpPage(model))
    return { ...dialog, scroll: Math.max(0, Math.min(scroll, lastHelpScroll(model))) }
  })

// An empty search is none.
const kept = ({ search, ...dialog }: HelpDialog): HelpDialog =>
  search === undefined || fieldText(search).trim() === ''
    ? { ...dialog, searching: false }
    : { ...dialog, search, searching: false }

/** Of the help. */
export const HELP_ACTIONS: Readonly<Record<HelpAction, Handler>> = {
  'help.up': move('up'),
  'help.down': move('down'),
  'help.page-up': move('page-up'),
  'help.page-down': move('page-down'),
  'help.first': move('first'),
  'help.last': move('last'),
  'help.search': inHelp(({ scroll, search }) => ({
    tag: 'help',
    scroll,
    search: search ?? EMPTY_FIELD,
    searching: true,
  })),
  'help.keep': inHelp(kept),
  'help.back': inHelp(({ search }) => (search === undefined ? { tag: 'none' } : { tag: 'help', scroll: 0 })),
}
