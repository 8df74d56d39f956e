import type { Model } from '../model'
import type { MenuName } from './name'

/** The model with a menu over the screen whose rows do not say which of them holds: for what a menu may open itself. */
export const opened = (model: Model, menu: MenuName): Model => ({ ...model, dialog: { tag: 'menu', menu, row: 0 } })
