import { SYSTEM_NAMES } from '../../protocol/system'
import type { Live } from '../call'
import { longDuration, timeOfDay } from '../clock'
import { unseenCount } from '../history'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { wordsOf } from '../words/words'
import { span, spread } from './line'
import { plain } from './pane'
import { previewSign } from './preview-words'
import type { Rect } from './rect'

/** The line at the top: where am I, live or not. */
export const header = (model: Model, rect: Rect): Pane =>
  plain({ id: 'header', rect, style: 'bar', lines: [spread(left(model), right(model), rect.width)] })

const right = (model: Model): Line => [
  ...(model.fullScreen
    ? [span(keyOf(model, 'call.full'), 'key'), span(` ${wordsOf(model).header.leavesFullScreen}   `, 'bar')]
    : []),
  ...(model.chat.unread > 0
    ? [span(`${wordsOf(model).chat.unread(model.chat.unread, keyOf(model, 'chat.open'))}   `, 'live')]
    : []),
  span(`${timeOfDay(model.nowMs, model.utcOffsetMin)} `, 'bar'),
]

const left = (model: Model): Line => {
  if (model.call.tag === 'live') return liveLine(model, model.call)
  const { header: words } = wordsOf(model)
  if (model.login) return [span(' vcall', 'strong'), span(`  ${words.notLoggedIn}`, 'bar')]
  const missed = unseenCount(model.history)
  return [
    span(' vcall', 'strong'),
    span(`  ${who(model)}  `, 'bar'),
    model.preview ? span(previewSign(model), 'live') : span(words.notInCall, 'dim'),
    ...(missed > 0 ? [{ ...span(`  ${words.missed(missed)}`, 'warn'), does: 'history.focus' as const }] : []),
  ]
}

const who = (model: Model): string => {
  const { account, system, visiting } = model
  if (account.server !== undefined && !visiting) return `${account.nick}@${account.server}`
  return `${account.nick}  ${system === 'v0' ? wordsOf(model).header.noServer : SYSTEM_NAMES[system]}`
}

/** ` ● LIVE  luis  00:03:12  paused by luis` */
export const liveLine = (model: Model, call: Live): Line => {
  const paused = pausedWords(model, call)
  return [
    span(` ${wordsOf(model).header.live} `, 'live'),
    span(`  ${call.peer.name}`, 'strong'),
    span(`  ${longDuration(model.nowMs - call.sinceMs)}`, 'bar'),
    ...(paused === '' ? [] : [span(`  ${paused}`, 'warn')]),
  ]
}

/** Who holds the call, in words; empty when nobody does. */
export const pausedWords = (model: Model, { heldByUs, heldByThem, peer }: Live): string => {
  const { header: words } = wordsOf(model)
  if (heldByUs && heldByThem) return words.pausedByBoth
  if (heldByUs) return words.pausedByYou
  return heldByThem ? words.pausedBy(peer.name) : ''
}
