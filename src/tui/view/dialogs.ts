import type { Calling, Incoming } from '../call'
import { duration } from '../clock'
import { lineWhileRinging } from '../contexts'
import { menuOf } from '../menu/menus'
import type { Model } from '../model'
import type { Line, Pane, Scene } from '../scene'
import { wordsOf } from '../words/words'
import { boxed, innerWidth } from './box'
import { commandLine } from './command-line'
import { hintLine } from './hints'
import { BLANK, line } from './line'
import { menuDialog } from './menu'
import { promptDialog } from './prompt'
import type { Rect } from './rect'

/** What lies over the screen; nothing is an empty list. */
export const dialogs = (model: Model, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const { call, dialog } = model
  if (dialog.tag === 'quit' || dialog.tag === 'hangup') return { panes: [question(model, dialog.tag, body)] }
  if (call.tag === 'incoming') return incoming(model, call, body)
  if (dialog.tag === 'line') return commandLine(model, body)
  const menu = menuOf(model)
  if (menu) return menuDialog(model, menu, body)
  if (call.tag === 'calling') return { panes: [callingDialog(model, call, body)] }
  return promptDialog(model, body)
}

const keys = (model: Model, body: Rect): Line => hintLine(model, innerWidth(body), 'normal')

const incoming = (model: Model, call: Incoming, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const dialog = incomingDialog(model, call, body)
  if (!lineWhileRinging(model)) return { panes: [dialog] }
  const line = commandLine(model, body)
  return { ...line, panes: [dialog, ...line.panes] }
}

const incomingDialog = (model: Model, call: Incoming, body: Rect): Pane => {
  const words = wordsOf(model).dialogs
  const left = Math.max(0, call.ringForMs - (model.nowMs - call.sinceMs))
  const armed = model.nowMs >= call.armedAtMs
  const lines = [
    line(call.peer.name, 'strong'),
    line(`${call.peer.address}  ·  ${call.protocol.toUpperCase()}`, 'dim'),
    BLANK,
    armed ? keys(model, body) : line(words.typing, 'dim'),
    BLANK,
    line(words.stopsRinging(duration(left + 999)), 'dim'),
  ]
  return boxed({ id: 'incoming', title: words.incoming, lines, body })
}

const callingDialog = (model: Model, call: Calling, body: Rect): Pane => {
  const words = wordsOf(model).dialogs
  const rung = duration(model.nowMs - call.sinceMs)
  const lines = [
    line(call.peer.name, 'strong'),
    ...(call.peer.address === '' ? [] : [line(call.peer.address, 'dim')]),
    line(words.ringing(rung, duration(call.ringForMs)), 'dim'),
    BLANK,
    keys(model, body),
  ]
  return boxed({ id: 'calling', title: words.calling, lines, body })
}

const question = (model: Model, tag: 'hangup' | 'quit', body: Rect): Pane => {
  const words = wordsOf(model).dialogs
  const name = model.call.tag === 'none' ? '' : model.call.peer.name
  return boxed({ id: tag, title: words[tag], lines: [line(words.ends(name)), BLANK, keys(model, body)], body })
}
