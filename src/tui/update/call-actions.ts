import type { CallAction } from '../action'
import type { Command } from '../command'
import { nextCorner, nextLayout, type Layout } from '../layout'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { unseen } from './sound-alone'
import { remark, step, type Handler, type Step } from './step'

/** One press of + or -. */
const QUALITY_STEP = 10
const LEAST_QUALITY = 10
const MOST_QUALITY = 100

const command =
  (what: Command): Handler =>
  (model) =>
    step(model, what)

// Asked of a call that is on; the answer to the question closes it.
const hangUpNow: Handler = (model) => step({ ...model, dialog: { tag: 'none' } }, { type: 'hangup' })

const pause: Handler = (model) => {
  const held = model.call.tag === 'live' && model.call.heldByUs
  return held
    ? step(remark(model, 'info', wordsOf(model).said.pausedAlready(keyOf(model, 'call.resume'))))
    : step(model, { type: 'hold' })
}

const resume: Handler = (model) => {
  if (model.call.tag !== 'live') return step(model)
  const { heldByUs, heldByThem, peer } = model.call
  if (heldByUs) return step(model, { type: 'resume' })
  const { said } = wordsOf(model)
  return step(
    remark(model, 'info', heldByThem ? said.theyPaused(peer.name) : said.notPaused(keyOf(model, 'call.pause'))),
  )
}

const camera: Handler = (model) => {
  if (model.soundAlone) return step(remark(model, 'info', wordsOf(model).call.soundAlone))
  const on = !model.sending.cameraOn
  const changed = { ...model, sending: { ...model.sending, cameraOn: on, offForCall: undefined } }
  const { said } = wordsOf(model)
  return step(remark(changed, 'info', on ? said.cameraOn : said.cameraOff), { type: 'camera', on })
}

const acceptSound: Handler = (model) => step(unseen(model), { type: 'camera', on: false }, { type: 'accept' })

/** What is set, or, where that is automatic, what is in force. */
const qualityNow = ({ call, sending }: Model): number => {
  const inForce = call.tag === 'live' ? call.figures.recent.at(-1)?.inForce?.quality : undefined
  return sending.automatic.includes('quality') ? (inForce ?? sending.quality) : sending.quality
}

const quality =
  (by: number): Handler =>
  (model) => {
    const { sending } = model
    const wasAutomatic = sending.automatic.includes('quality')
    const wanted = Math.max(LEAST_QUALITY, Math.min(qualityNow(model) + by, MOST_QUALITY))
    const automatic = sending.automatic.filter((knob) => knob !== 'quality')
    const changed: Model = { ...model, sending: { ...sending, quality: wanted, automatic } }
    const { said, quality: words } = wordsOf(model)
    const text = wasAutomatic ? words.fixed(wanted, keyOf(model, 'quality.menu')) : said.quality(wanted)
    return step(remark(changed, 'info', text), { type: 'quality', quality: wanted })
  }

const fit: Handler = (model) => {
  const filled = model.fit === 'letterbox'
  const { said } = wordsOf(model)
  return step(remark({ ...model, fit: filled ? 'fill' : 'letterbox' }, 'info', filled ? said.filled : said.whole))
}

/** The pictures in another layout, which is told. */
export const laidOut = (model: Model, layout: Layout): Step =>
  step(remark({ ...model, layout, fullScreen: false }, 'info', layoutWords(model, layout)))

const layoutWords = (model: Model, layout: Layout): string => {
  const { layouts } = wordsOf(model)
  return layout === 'corner' ? layouts.corner(keyOf(model, 'call.corner')) : layouts[layout]
}

// Somebody who moves the corner wants to see it.
const moveCorner: Handler = (model) =>
  model.layout === 'corner' ? step({ ...model, corner: nextCorner(model.corner) }) : laidOut(model, 'corner')

/** Of a call: ringing in, ringing out, on. */
export const CALL_ACTIONS: Readonly<Record<CallAction, Handler>> = {
  'call.accept': command({ type: 'accept' }),
  'call.accept-sound': acceptSound,
  'call.deny': command({ type: 'reject', reason: 'denied' }),
  'call.busy': command({ type: 'reject', reason: 'busy' }),
  'call.pause': pause,
  'call.resume': resume,
  'call.camera': camera,
  'call.better': quality(QUALITY_STEP),
  'call.cheaper': quality(-QUALITY_STEP),
  'call.snapshot': command({ type: 'snapshot' }),
  'call.render': command({ type: 'render' }),
  'call.fit': fit,
  'call.full': (model) => step({ ...model, fullScreen: !model.fullScreen }),
  'call.layout': (model) => laidOut(model, nextLayout(model.layout)),
  'call.corner': moveCorner,
  'call.log': (model) => step({ ...model, logShown: !model.logShown, log: { ...model.log, scroll: 0 } }),
  'call.hangup': (model) => step({ ...model, dialog: { tag: 'hangup' } }),
  'call.hangup-now': hangUpNow,
}
