import type { Live } from '../call'
import { longDuration, timeOfDay } from '../clock'
import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { span, spread } from './line'
import { plain } from './pane'
import type { Rect } from './rect'

/** The line at the top: where am I, live or not. */
export const header = (model: Model, rect: Rect): Pane =>
  plain({ id: 'header', rect, style: 'bar', lines: [spread(left(model), right(model), rect.width)] })

const right = (model: Model): Line => [
  ...(model.fullScreen ? [span('z', 'key'), span(' leaves full screen   ', 'bar')] : []),
  span(`${timeOfDay(model.nowMs, model.utcOffsetMin)} `, 'bar'),
]

const left = (model: Model): Line => {
  if (model.call.tag === 'live') return liveLine(model.call, model.nowMs)
  if (model.login) return [span(' vcall', 'strong'), span('  not logged in', 'bar')]
  return [span(' vcall', 'strong'), span(`  ${who(model)}  `, 'bar'), span('not in a call', 'dim')]
}

const who = (model: Model): string => {
  const { nick, server } = model.account
  return server === undefined ? `${nick}  no server` : `${nick}@${server}`
}

/** ` ● LIVE  luis  00:03:12  paused by luis` */
export const liveLine = (call: Live, nowMs: number): Line => {
  const paused = pausedWords(call)
  return [
    span(' ● LIVE ', 'live'),
    span(`  ${call.peer.name}`, 'strong'),
    span(`  ${longDuration(nowMs - call.sinceMs)}`, 'bar'),
    ...(paused === '' ? [] : [span(`  ${paused}`, 'warn')]),
  ]
}

/** Who holds the call, in words; empty when nobody does. */
export const pausedWords = ({ heldByUs, heldByThem, peer }: Live): string => {
  if (heldByUs && heldByThem) return 'paused by both'
  if (heldByUs) return 'paused by you'
  return heldByThem ? `paused by ${peer.name}` : ''
}
