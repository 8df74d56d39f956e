import type { AccountAction } from '../action'
import { openMenu } from '../menu/menus'
import { logOut } from './log-out'
import { step, type Handler } from './step'

/** Of who we are. */
export const ACCOUNT_ACTIONS: Readonly<Record<AccountAction, Handler>> = {
  // A form whose answer is awaited stays as it was sent.
  'account.menu': (model) => (model.login?.busySinceMs === undefined ? openMenu(model, 'account') : step(model)),
  'account.logout': (model) => logOut(model),
}
