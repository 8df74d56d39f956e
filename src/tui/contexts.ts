import type { Context } from './context'
import { tooSmall, type Model } from './model'

/** What has the keys now, the nearest first. */
export const contextsOf = (model: Model): readonly Context[] => [...nearest(model), 'everywhere']

const nearest = (model: Model): readonly Context[] => {
  const { call, dialog } = model
  if (dialog.tag === 'quit' || dialog.tag === 'hangup') return [dialog.tag]
  if (call.tag === 'incoming') return lineWhileRinging(model) ? ['line', 'field'] : ['incoming']
  // What cannot be seen cannot be meant, but a call is always in reach.
  if (call.tag === 'none' && tooSmall(model.size)) return model.preview ? ['preview', 'small'] : ['small']
  if (dialog.tag === 'menu' && !tooSmall(model.size)) return dialog.search ? ['menu-search', 'field'] : ['menu']
  if (dialog.tag === 'help' && !tooSmall(model.size))
    return dialog.searching === true ? ['help-search', 'field'] : ['help']
  if (dialog.tag === 'line' && !tooSmall(model.size)) return ['line', 'field']
  if (call.tag === 'calling') return ['calling']
  if (dialog.tag === 'prompt' && !tooSmall(model.size)) return ['prompt', 'field']
  return call.tag === 'live' ? callContexts(model) : screenContexts(model)
}

/** A command is typed that is meant for the call that rings; a line that was open before waits until it is over. */
export const lineWhileRinging = ({ call, dialog, size }: Model): boolean =>
  call.tag === 'incoming' && call.lineOpened === true && dialog.tag === 'line' && !tooSmall(size)

/** The chat is on the screen: its pane is open, and nothing has its place. */
export const chatShown = ({ chat, size, statistics, call, fullScreen, login }: Model): boolean =>
  chat.open && !tooSmall(size) && !login && (call.tag !== 'live' || (!statistics && !fullScreen))

const callContexts = (model: Model): readonly Context[] => {
  if (chatShown(model) && model.chat.focused) return ['chat', 'field']
  const file: readonly Context[] = model.sending.file === undefined ? [] : ['file']
  return [...overCall(model), ...file, 'call', 'general']
}

/** What of a call takes the place of the rest; the full screen that of the statistics, too. */
const overCall = ({ size, fullScreen, statistics }: Model): readonly Context[] => {
  if (tooSmall(size)) return []
  if (fullScreen) return ['full']
  return statistics ? ['statistics'] : []
}

const screenContexts = (model: Model): readonly Context[] => {
  if (model.login) return ['login', 'field']
  if (chatShown(model) && model.chat.focused) return ['chat', 'field']
  if (model.people.searching) return ['search', 'field']
  if (model.logFocused && model.log.searching) return ['log-search', 'field']
  const pane = model.history.focused ? 'history' : model.logFocused ? 'log' : 'people'
  return [...previewContexts(model), pane, 'general']
}

const previewContexts = ({ preview, sending }: Model): readonly Context[] => {
  if (!preview) return []
  return sending.file === undefined ? ['preview'] : ['preview', 'file']
}
