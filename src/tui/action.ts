import type { Edit } from './field'

/** What a key does. Each one has one handler, in update/. */
export type Action =
  | 'leave'
  | 'redraw'
  | 'suspend'
  | 'help'
  | 'quit'
  | 'quit.now'
  | 'dialog.close'
  | CallAction
  | PeopleAction
  | SoundAction
  | VideoAction
  | PreviewAction
  | HistoryAction
  | AccountAction
  | LogAction
  | StatisticsAction
  | ChatAction
  | MenuAction
  | PromptAction
  | LineAction
  | HelpAction
  | LoginAction
  | `field.${Edit}`

/** Of a call: ringing in, ringing out, on. */
export type CallAction =
  | 'call.accept'
  | 'call.accept-sound'
  | 'call.deny'
  | 'call.busy'
  | 'call.pause'
  | 'call.resume'
  | 'call.camera'
  | 'call.better'
  | 'call.cheaper'
  | 'call.snapshot'
  | 'call.fit'
  | 'call.full'
  | 'call.layout'
  | 'call.corner'
  | 'call.render'
  | 'call.log'
  | 'call.hangup'
  | 'call.hangup-now'

/** Of the list of people, and of its search. */
export type PeopleAction =
  | 'people.call'
  | 'people.address'
  | 'people.search'
  | 'people.reload'
  | 'people.call-sound'
  | 'people.favourite'
  | 'people.note'
  | 'people.block'
  | 'people.details'
  | 'people.everybody'
  | 'search.keep'
  | `people.${Move}`

/** Of sound. */
export type SoundAction = 'sound.mute' | 'sound.talk' | 'sound.louder' | 'sound.softer' | 'sound.menu'

/** Of what we send. */
export type VideoAction =
  | 'source.menu'
  | 'source.camera'
  | 'quality.menu'
  | 'filter.menu'
  | 'self.mirror'
  | 'file.pause'
  | 'file.back'
  | 'file.on'
  | 'file.far-back'
  | 'file.far-on'
  | 'file.loop'

/** Of our own picture outside of calls. */
export type PreviewAction = 'preview.open' | 'preview.close'

/** Of the menu that is open. */
export type MenuAction =
  | 'menu.enter'
  | 'menu.left'
  | 'menu.right'
  | 'menu.out'
  | 'menu.earlier'
  | 'menu.later'
  | 'menu.keep'
  | 'menu.back'
  | `menu.${Move}`

/** Of the prompt that is open. */
export type PromptAction = 'prompt.enter'

/** Of the text beside the calls. */
export type ChatAction =
  | 'chat.open'
  | 'chat.close'
  | 'chat.leave'
  | 'chat.send'
  | 'chat.plain'
  | 'chat.to-next'
  | 'chat.older'
  | 'chat.newer'
  | 'chat.page-up'
  | 'chat.page-down'

/** Of the statistics of a call. */
export type StatisticsAction = 'call.info' | 'statistics.next' | 'statistics.previous'

/** Of the command line. */
export type LineAction =
  'line.open' | 'line.enter' | 'line.complete' | 'line.complete-back' | 'line.older' | 'line.newer'

/** Of the calls that were. */
export type HistoryAction =
  'history.focus' | 'history.leave' | 'history.call' | 'history.call-sound' | 'history.block' | `history.${Move}`

/** Of who we are. */
export type AccountAction = 'account.menu' | 'account.logout'

/** Of the log. */
export type LogAction = 'log.focus' | 'log.leave' | 'log.search' | 'log.keep' | 'log.back' | `log.${Move}`

/** Of the help. */
export type HelpAction = 'help.search' | 'help.keep' | 'help.back' | `help.${Move}`

/** Of the log in. */
export type LoginAction = 'login.submit' | 'login.next' | 'login.previous' | 'login.leave'

/** A move in something that scrolls. */
export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last'

/** Rows that a move goes, downwards where positive; a page has so many rows. */
export const rowsOf = (move: Move, page: number): number => MOVES[move](page)

const MOVES: Readonly<Record<Move, (page: number) => number>> = {
  up: () => -1,
  down: () => 1,
  'page-up': (page) => -page,
  'page-down': (page) => page,
  first: () => -Number.MAX_SAFE_INTEGER,
  last: () => Number.MAX_SAFE_INTEGER,
}
