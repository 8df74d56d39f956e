import type { Action } from '../action'
import { edit, type Edit } from '../field'
import { ACCOUNT_ACTIONS } from './account-actions'
import { CALL_ACTIONS } from './call-actions'
import { CHAT_ACTIONS } from './chat-actions'
import { pauseAway } from './away'
import { HELP_ACTIONS } from './help-actions'
import { LINE_ACTIONS, lineEntered } from './line-actions'
import { HISTORY_ACTIONS } from './history-actions'
import { LOGIN_ACTIONS } from './login-actions'
import { LOG_ACTIONS } from './log-actions'
import { MENU_ACTIONS } from './menu-actions'
import { promptEntered } from './prompt-actions'
import { SOUND_ACTIONS } from './sound-actions'
import { STATISTICS_ACTIONS } from './statistics-actions'
import { PEOPLE_ACTIONS } from './people-actions'
import { PREVIEW_ACTIONS } from './preview-actions'
import { step, type Handler, type Step } from './step'
import type { Model } from '../model'
import { inField } from './typing'
import { VIDEO_ACTIONS } from './video-actions'

const quitNow: Handler = (model) => step(model, { type: 'quit' })

const quit: Handler = (model) =>
  model.call.tag === 'live' ? step({ ...model, dialog: { tag: 'quit' } }) : quitNow(model)

const leave: Handler = (model) => (model.dialog.tag === 'quit' ? quitNow(model) : quit(model))

const suspend: Handler = (model) => {
  const paused = pauseAway(model)
  return step(paused.model, ...paused.commands, { type: 'suspend' })
}

const editing =
  (by: Edit): Handler =>
  (model) =>
    step(inField(model, (field) => edit(field, by)))

/** The one handler of every action. */
export const ACTIONS: Readonly<Record<Action, Handler>> = {
  ...CALL_ACTIONS,
  ...PEOPLE_ACTIONS,
  ...HISTORY_ACTIONS,
  ...ACCOUNT_ACTIONS,
  ...LOG_ACTIONS,
  ...STATISTICS_ACTIONS,
  ...CHAT_ACTIONS,
  ...MENU_ACTIONS,
  'prompt.enter': promptEntered,
  ...LINE_ACTIONS,
  'line.enter': (model) => lineEntered(model, act),
  ...SOUND_ACTIONS,
  ...VIDEO_ACTIONS,
  ...PREVIEW_ACTIONS,
  ...LOGIN_ACTIONS,
  ...HELP_ACTIONS,
  leave,
  quit,
  'quit.now': quitNow,
  redraw: (model) => step(model, { type: 'redraw' }),
  suspend,
  help: (model) => step({ ...model, dialog: { tag: 'help', scroll: 0 } }),
  'dialog.close': (model) => step({ ...model, dialog: { tag: 'none' } }),
  'field.left': editing('left'),
  'field.right': editing('right'),
  'field.home': editing('home'),
  'field.end': editing('end'),
  'field.erase': editing('erase'),
  'field.delete': editing('delete'),
  'field.erase-all': editing('erase-all'),
  'field.erase-word': editing('erase-word'),
  'field.erase-rest': editing('erase-rest'),
}

/** Does an action, as if its key were pressed. */
export const act = (model: Model, action: Action): Step => ACTIONS[action](model)
