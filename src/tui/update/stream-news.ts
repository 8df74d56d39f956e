import { withStats, type Figures, type Live } from '../call'
import type { Which } from '../../media/video/messages'
import type { StreamEvent as News } from '../message'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { deviceName } from '../words/devices'
import { phraseWords } from '../words/phrases'
import { wordsOf } from '../words/words'
import { note, say } from './step'

/** Our own picture outside of calls has news of its own. */
type StreamEvent = Exclude<News, { type: 'preview' }>

type Event<T extends StreamEvent['type']> = Extract<StreamEvent, { type: T }>

/** News of the pictures. */
export const streamNews = (model: Model, event: StreamEvent): Model => {
  switch (event.type) {
    case 'stats':
      return withFigures(model, (figures, { meters }) => withStats(figures, { ...event, meters }, model.nowMs))
    case 'pictures':
      return { ...model, soundAlone: !event.carried }
    case 'picture':
      return withFigures(previewSeen(model, event.which), (figures) => pictureSeen(figures, event.which, model.nowMs))
    case 'source':
      return sourceNews(model, event)
    case 'camera':
      return { ...model, sending: { ...model.sending, cameraOn: event.on } }
    case 'quality':
      return { ...model, sending: { ...model.sending, quality: event.quality } }
    case 'snapshot':
      return snapshotNews(model, event)
  }
}

/** The model with other figures of the call that is on; no call, no figures. */
export const withFigures = (model: Model, change: (figures: Figures, call: Live) => Figures): Model => {
  if (model.call.tag !== 'live') return model
  const figures = change(model.call.figures, model.call)
  if (figures === model.call.figures) return model
  const call: Live = { ...model.call, figures }
  return { ...model, call }
}

// Old pictures are drawn again after a resize: only the first one is news, statistics tell of the others.
const pictureSeen = (figures: Figures, which: Which, nowMs: number): Figures => {
  if (which === 'mine') return figures.mineSeen ? figures : { ...figures, mineSeen: true }
  return figures.theirsAtMs === undefined ? { ...figures, theirsAtMs: nowMs } : figures
}

const previewSeen = (model: Model, which: Which): Model =>
  which === 'mine' && model.preview?.seen === false ? { ...model, preview: { ...model.preview, seen: true } } : model

const sourceNews = (model: Model, event: Event<'source'>): Model => {
  const { sending } = model
  const { call, log } = wordsOf(model)
  const name = deviceName(model, event.label)
  switch (event.state) {
    case 'ready':
      return note(
        { ...model, sending: { ...sending, source: name, trouble: undefined, spec: event.source ?? sending.spec } },
        'info',
        log.sourceReady(name),
      )
    case 'ended':
      return say(
        {
          ...model,
          sending: { ...sending, source: undefined, trouble: call.videoOver, spec: undefined, file: undefined },
        },
        'warn',
        log.cardSent(name),
      )
    case 'failed':
      return say(
        { ...model, sending: { ...sending, trouble: isInUse(sending, event) ? call.noPicture : undefined } },
        'bad',
        `${phraseWords(model, event.label)} ${log.otherSource(keyOf(model, 'source.menu'))}`,
      )
  }
}

/** Nothing else goes on when this has failed. */
const isInUse = ({ source, spec }: Model['sending'], { source: failed }: Event<'source'>): boolean =>
  source === undefined || (failed !== undefined && JSON.stringify(failed) === JSON.stringify(spec))

const snapshotNews = (model: Model, { path, error }: Event<'snapshot'>): Model => {
  const { log } = wordsOf(model)
  return error === undefined ? say(model, 'good', log.saved(path)) : say(model, 'bad', phraseWords(model, error))
}
