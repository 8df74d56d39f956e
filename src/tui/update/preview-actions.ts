import type { PreviewAction } from '../action'
import type { PreviewFigures } from '../../media/video/messages'
import type { Model } from '../model'
import { NOT_SEEN_YET } from '../video/preview'
import { wordsOf } from '../words/words'
import { measuring } from './measuring'
import { remark, step, type Handler, type Step } from './step'

const open: Handler = (model) => {
  const { call, preview } = wordsOf(model)
  if (model.soundAlone) return step(remark(model, 'info', call.soundAlone))
  if (model.call.tag === 'live') return step(remark(model, 'info', preview.inCall))
  if (model.preview || model.login) return step(model)
  return step({ ...model, preview: NOT_SEEN_YET }, { type: 'preview', on: true })
}

/** We see ourselves no more: there is no picture of us until a call, and no camera runs. */
export const lookAway: Handler = (model) =>
  model.preview ? step({ ...model, preview: undefined }, { type: 'preview', on: false }) : step(model)

/** Nobody is filmed who does not see it: in a call one is seen beside the other, elsewhere there is nothing to see. */
export const seenByUs = (before: Step): Step => {
  const { model, commands } = before
  if (!model.preview || !(model.call.tag === 'live' || model.login || model.soundAlone)) return before
  const { model: away, commands: more } = lookAway(model)
  return step(away, ...commands, ...more)
}

/** News of our own picture: its figures; without any it is over. */
export const previewNews = (model: Model, figures: PreviewFigures | undefined): Step => {
  if (!model.preview) return step(model)
  if (figures === undefined) return lookAway(model)
  const next = { ...model, preview: { ...model.preview, figures } }
  // While somebody looks at the quality, what it costs is measured every second.
  return model.dialog.tag === 'menu' && model.dialog.menu === 'quality' ? measuring(next) : step(next)
}

/** Of our own picture outside of calls. */
export const PREVIEW_ACTIONS: Readonly<Record<PreviewAction, Handler>> = {
  'preview.open': open,
  'preview.close': lookAway,
}
