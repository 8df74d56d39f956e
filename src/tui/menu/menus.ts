import { EMPTY_FIELD } from '../field'
import type { Model } from '../model'
import { step, type Step } from '../update/step'
import { ACCOUNT_MENU } from './account'
import { BLOCK_MENU } from './block'
import { FILES_MENU } from './files'
import { FILTER_MENU } from './filter'
import type { Menu, MenuRow } from './menu'
import type { MenuName } from './name'
import { PERSON_MENU } from './person'
import { PROFILE_MENU } from './profile'
import { QUALITY_MENU } from './quality'
import { SOUND_MENU } from './sound'
import { SOURCE_MENU } from './source'

/** Every menu of the interface. */
export const MENUS: Readonly<Record<MenuName, Menu>> = {
  sound: SOUND_MENU,
  person: PERSON_MENU,
  block: BLOCK_MENU,
  account: ACCOUNT_MENU,
  profile: PROFILE_MENU,
  source: SOURCE_MENU,
  files: FILES_MENU,
  quality: QUALITY_MENU,
  filter: FILTER_MENU,
}

/** The menu that is open, if one is. */
export const menuOf = ({ dialog }: Model): Menu | undefined => (dialog.tag === 'menu' ? MENUS[dialog.menu] : undefined)

/** The rows of the menu that is open, and the one that is selected: the list may have become shorter. */
export const openRows = (model: Model): { readonly rows: readonly MenuRow[]; readonly selected: number } => {
  const rows = menuOf(model)?.rows(model) ?? []
  const row = model.dialog.tag === 'menu' ? model.dialog.row : 0
  return { rows, selected: Math.max(0, Math.min(row, rows.length - 1)) }
}

/** Opens a menu over the screen, on its first row, or on the one that holds now. */
export const openMenu = (model: Model, name: MenuName): Step => {
  const menu = MENUS[name]
  const search = menu.searchable === true ? { search: EMPTY_FIELD } : {}
  const opened = { ...model, dialog: { tag: 'menu' as const, menu: name, row: 0, ...search } }
  const chosen = menu.rows(opened).findIndex((row) => row.chosen === true)
  const at = { ...opened, dialog: { ...opened.dialog, row: Math.max(0, chosen) } }
  return menu.opened?.(at) ?? step(at)
}
