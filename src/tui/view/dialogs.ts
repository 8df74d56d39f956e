import type { Calling, Incoming } from '../call'
import { duration } from '../clock'
import type { Field } from '../field'
import type { Model } from '../model'
import type { Line, Pane, Scene } from '../scene'
import { wrap } from '../width'
import { hintLine } from './hints'
import { BLANK, indent, line, lineWidth, padLine, span } from './line'
import { framed } from './pane'
import { centred, type Rect } from './rect'
import { soundDialog } from './sound-dialog'
import { fieldWindow } from './typing'

/** The least and the most cells of a dialog. */
const NARROW = 36
const WIDTH = 58

/** What lies over the screen; nothing is an empty list. */
export const dialogs = (model: Model, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const { call, dialog } = model
  if (dialog.tag === 'quit' || dialog.tag === 'hangup') return { panes: [question(model, dialog.tag, body)] }
  if (dialog.tag === 'sound' && call.tag !== 'incoming') return { panes: [soundDialog(model, dialog.row, body)] }
  if (call.tag === 'incoming') return { panes: [incomingDialog(model, call, body)] }
  if (call.tag === 'calling') return { panes: [callingDialog(model, call, body)] }
  return dialog.tag === 'address' ? addressDialog(model, dialog, body) : { panes: [] }
}

const boxed = (id: string, title: string, lines: readonly Line[], body: Rect): Pane => {
  const width = Math.max(NARROW, title.length + 6, ...lines.map((of) => lineWidth(of) + 6))
  const rect = centred(body, { width: Math.min(width, WIDTH, body.width), height: lines.length + 4 })
  return framed({ id, rect, title, focused: true, lines: [BLANK, ...lines.map((of) => indent(of, 2)), BLANK] })
}

const inner = (body: Rect): number => Math.min(WIDTH, body.width) - 6

const keys = (model: Model, body: Rect): Line => hintLine(model, inner(body), 'normal')

const incomingDialog = (model: Model, call: Incoming, body: Rect): Pane => {
  const left = Math.max(0, call.ringForMs - (model.nowMs - call.sinceMs))
  const armed = model.nowMs >= call.armedAtMs
  const lines = [
    line(call.peer.name, 'strong'),
    line(`${call.peer.address}  ·  ${call.protocol.toUpperCase()}`, 'dim'),
    BLANK,
    armed ? keys(model, body) : line('You were typing: the keys follow in a moment …', 'dim'),
    BLANK,
    line(`stops ringing in ${duration(left + 999)}`, 'dim'),
  ]
  return boxed('incoming', 'Incoming call', lines, body)
}

const callingDialog = (model: Model, call: Calling, body: Rect): Pane => {
  const rung = model.nowMs - call.sinceMs
  const lines = [
    line(call.peer.name, 'strong'),
    ...(call.peer.address === '' ? [] : [line(call.peer.address, 'dim')]),
    line(`ringing for ${duration(rung)}, gives up after ${duration(call.ringForMs)}`, 'dim'),
    BLANK,
    keys(model, body),
  ]
  return boxed('calling', 'Calling', lines, body)
}

const QUESTIONS = { hangup: 'Hang up?', quit: 'Quit vcall?' }

const question = (model: Model, tag: 'hangup' | 'quit', body: Rect): Pane => {
  const name = model.call.tag === 'none' ? '' : model.call.peer.name
  return boxed(tag, QUESTIONS[tag], [line(`The call with ${name} ends.`), BLANK, keys(model, body)], body)
}

const addressDialog = (
  model: Model,
  { field, trouble }: { readonly field: Field; readonly trouble?: string | undefined },
  body: Rect,
): Pick<Scene, 'panes' | 'cursor'> => {
  const { text, cursor } = fieldWindow(field, inner(body) - 2)
  const under = trouble === undefined ? [] : wrap(trouble, inner(body)).map((part) => line(part, 'bad'))
  const what = model.account.server === undefined ? 'host:port' : 'Name, or host:port'
  const typedLine = padLine([span('▸ ', 'accent'), span(text, 'strong')], inner(body))
  const lines = [line(what, 'dim'), typedLine, ...under, BLANK, keys(model, body)]
  const pane = boxed('address', 'Call an address', lines, body)
  return { panes: [pane], cursor: { x: pane.x + 5 + cursor, y: pane.y + 3 } }
}
