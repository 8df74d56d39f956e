import type { Figures, Live } from '../call'
import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { wordsOf } from '../words/words'
import { delayWords, drawingWords, drawnWords, linkWords, soundWords } from './figures'
import { labelsOf, span } from './line'
import { framed } from './pane'
import { meterLines } from './sound'
import { inside, type Rect } from './rect'

/** Beside the pictures: what does not change from second to second. What matters most stands first. */
export const infoPane = (model: Model, call: Live, rect: Rect): Pane =>
  framed({
    id: 'info',
    rect,
    title: wordsOf(model).call.title,
    lines: infoLines(model, call, inside(rect).width).slice(0, inside(rect).height),
  })

/** Nobody tells what it is now. */
const NOTHING = '–'

const infoLines = (model: Model, call: Live, width: number): readonly Line[] => {
  const { peer, protocol, figures } = call
  const { labels, call: words } = wordsOf(model)
  const labelled = labelsOf(model)
  const delay = delayWords(figures)
  const sound = soundWords(model, figures, width - 1 - labels.cells)
  return [
    ...meterLines(model, call),
    ...(call.meters ? [labelled(labels.sound, [span(sound)])] : []),
    ...(delay === undefined ? [] : [labelled(labels.delay, [span(delay)])]),
    ...(model.soundAlone ? [] : pictureLines(model, call)),
    labelled(labels.address, [span(peer.address === '' ? words.notKnown : peer.address)]),
    labelled(labels.speaks, [span(protocol.toUpperCase())]),
    ...(call.meters ? [] : [labelled(labels.sound, [span(words.videoOnly, 'dim')])]),
  ]
}

const pictureLines = (model: Model, call: Live): readonly Line[] => {
  const { labels, call: words } = wordsOf(model)
  const labelled = labelsOf(model)
  const received = call.figures.recent.at(-1)?.received
  const none = call.figures.theirsAtMs === undefined ? words.noneYet : NOTHING
  const size = received && received.width > 0 ? `${received.width}x${received.height}` : none
  return [
    ...screenLines(model, call.figures),
    labelled(labels.sending, [span(sendingWords(model))]),
    labelled(labels.quality, [span(qualityWords(model, call))]),
    labelled(labels.picture, [span(size)]),
  ]
}

const screenLines = (model: Model, figures: Figures): readonly Line[] => {
  const { terminal } = figures
  if (terminal === undefined) return []
  const { labels } = wordsOf(model)
  const labelled = labelsOf(model)
  return [
    labelled(labels[OF[terminal.size?.of ?? 'screen']], [span(drawingWords(terminal))]),
    labelled(labels.drawn, [span(drawnWords(model, figures, terminal))]),
    labelled(labels.link, [span(linkWords(terminal, wordsOf(model)))]),
  ]
}

const OF = { cells: 'ofCells', pixels: 'ofPixels', screen: 'screen' } as const

const sendingWords = (model: Model): string => {
  const { stillCard, noPicture } = wordsOf(model).call
  return model.sending.cameraOn ? (model.sending.source ?? noPicture) : stillCard
}

// What a datagram can hold may be less than what was asked for.
const qualityWords = (model: Model, call: Live): string => {
  const { call: words, quality: automatic } = wordsOf(model)
  const { qualityFits, qualityOf } = words
  const used = call.figures.recent.at(-1)?.sent.quality ?? 0
  const wanted = model.sending.quality
  if (model.sending.automatic.includes('quality')) return automatic.now(used > 0 ? used : wanted)
  return used > 0 && used < wanted ? qualityFits(wanted, used) : qualityOf(wanted)
}
