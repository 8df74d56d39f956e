import type { Figures, Live } from '../call'
import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { delayWords, drawingWords, drawnWords, linkWords, soundWords } from './figures'
import { labelled, span } from './line'
import { framed } from './pane'
import { meterLines } from './sound'
import { inside, type Rect } from './rect'

/** Beside the pictures: what does not change from second to second. What matters most stands first. */
export const infoPane = (model: Model, call: Live, rect: Rect): Pane =>
  framed({ id: 'info', rect, title: 'Call', lines: infoLines(model, call).slice(0, inside(rect).height) })

const infoLines = (model: Model, call: Live): readonly Line[] => {
  const { peer, protocol, figures } = call
  const delay = delayWords(figures)
  const received = figures.recent.at(-1)?.received
  const size = received && received.width > 0 ? `${received.width}x${received.height}` : 'none yet'
  return [
    ...meterLines(model, call),
    ...(call.meters ? [labelled('sound', [span(soundWords(figures))])] : []),
    ...(delay === undefined ? [] : [labelled('delay', [span(delay)])]),
    ...screenLines(figures),
    labelled('sending', [span(sendingWords(model))]),
    labelled('quality', [span(qualityWords(model, call))]),
    labelled('picture', [span(size)]),
    labelled('address', [span(peer.address === '' ? 'not known' : peer.address)]),
    labelled('speaks', [span(protocol.toUpperCase())]),
    ...(call.meters ? [] : [labelled('sound', [span('none: video only', 'dim')])]),
  ]
}

const screenLines = (figures: Figures): readonly Line[] => {
  const { terminal } = figures
  if (terminal === undefined) return []
  return [
    labelled(terminal.size?.of ?? 'screen', [span(drawingWords(terminal))]),
    labelled('drawn', [span(drawnWords(figures, terminal))]),
    labelled('link', [span(linkWords(terminal))]),
  ]
}

const sendingWords = ({ sending }: Model): string => {
  if (!sending.cameraOn) return 'a still card'
  return sending.source ?? 'no picture'
}

// What a datagram can hold may be less than what was asked for.
const qualityWords = ({ sending }: Model, call: Live): string => {
  const used = call.figures.recent.at(-1)?.sent.quality ?? 0
  const wanted = String(sending.quality)
  return used > 0 && used < sending.quality ? `${wanted}, ${used} fits` : `${wanted} of 100`
}
