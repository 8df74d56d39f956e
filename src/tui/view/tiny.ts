import type { Which } from '../../media/video/messages'
import type { Live } from '../call'
import { duration } from '../clock'
import { keyOf } from '../keys/label'
import { LEAST, type Model, type Size } from '../model'
import type { Line, Pane, Style } from '../scene'
import type { Preview } from '../video/preview'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { theirWords } from './call-words'
import { wordsOver } from './call'
import { hintBar } from './hints'
import { line, span } from './line'
import { picture, plain } from './pane'
import { previewSign, previewWords } from './preview-words'
import { cutBottom, cutTop, type Rect } from './rect'

/** The least terminal on which a picture says anything. */
const PICTURE_FROM: Size = { columns: 20, rows: 7 }

/** A terminal that is too small for a screen: one says so, but a call stays in sight and in reach. */
export const tinyScreen = (model: Model, screen: Rect): readonly Pane[] => {
  const { call } = model
  const asked = model.dialog.tag === 'hangup' || model.dialog.tag === 'quit'
  const room = screen.width >= PICTURE_FROM.columns && screen.height >= PICTURE_FROM.rows
  if (call.tag === 'live' && room && !asked) return pictureScreen(model, screen, liveParts(model, call))
  if (call.tag === 'none' && model.preview && room) return pictureScreen(model, screen, ownParts(model, model.preview))
  const lines = paragraphs(model, screen).flatMap(({ text, style }) =>
    wrap(text, screen.width).map((part) => line(part, style)),
  )
  return [plain({ id: 'tiny', rect: screen, lines })]
}

/** A picture on a terminal that is too small, and the line above it. */
interface Parts {
  readonly which: Which
  readonly top: Line
  readonly words: readonly string[]
}

const liveParts = (model: Model, call: Live): Parts => ({
  which: 'theirs',
  top: liveWords(model, call),
  words: theirWords(model, call),
})

const ownParts = (model: Model, preview: Preview): Parts => ({
  which: 'mine',
  top: [span(previewSign(model), 'live')],
  words: previewWords(model, preview),
})

const pictureScreen = (model: Model, screen: Rect, { which, top: words, ...parts }: Parts): readonly Pane[] => {
  const [top, rest] = cutTop(screen, 1)
  const [middle, bottom] = cutBottom(rest, 2)
  const [said, hints] = cutTop(bottom, 1)
  return [
    plain({ id: 'header', rect: top, style: 'bar', lines: [words] }),
    picture(which, middle, undefined),
    ...wordsOver(`${which === 'mine' ? 'my' : 'their'}-words`, middle, parts.words.slice(0, 1)),
    plain({ id: 'tiny', rect: said, lines: [line(sizeWords(model, screen), 'dim')] }),
    hintBar(model, hints),
  ]
}

const liveWords = (model: Model, call: Live): Line => [
  span(wordsOf(model).header.live, 'live'),
  span(` ${call.peer.name} ${duration(model.nowMs - call.sinceMs)}`, 'bar'),
]

const sizeWords = (model: Model, { width, height }: Rect): string =>
  wordsOf(model).tiny.size(`${width}x${height}`, `${LEAST.columns}x${LEAST.rows}`)

interface Paragraph {
  readonly text: string
  readonly style: Style
}

const paragraphs = (model: Model, screen: Rect): readonly Paragraph[] => {
  const size: Paragraph = { text: sizeWords(model, screen), style: 'dim' }
  const { tiny: words } = wordsOf(model)
  const { call, dialog } = model
  if (dialog.tag === 'quit')
    return [said(words.quit(keyOf(model, 'quit.now'), keyOf(model, 'dialog.close', 'quit')), 'live'), size]
  if (dialog.tag === 'hangup')
    return [
      said(words.hangUp(keyOf(model, 'call.hangup-now', 'hangup'), keyOf(model, 'dialog.close', 'hangup')), 'live'),
      size,
    ]
  switch (call.tag) {
    case 'none':
      return model.preview ? [said(previewSign(model), 'live'), size] : [size, said(words.quits(keyOf(model, 'quit')))]
    case 'calling':
      return [
        said(words.calling(call.peer.name), 'strong'),
        said(words.givesUp(keyOf(model, 'call.hangup-now', 'calling'))),
        size,
      ]
    case 'incoming':
      return [
        said(words.calls(call.peer.name), 'strong'),
        said(words.answers(keyOf(model, 'call.accept'), keyOf(model, 'call.deny'))),
        size,
      ]
    case 'live':
      return [said(words.live(call.peer.name), 'live'), said(words.hangsUp(keyOf(model, 'call.hangup'))), size]
  }
}

const said = (text: string, style: Style = 'normal'): Paragraph => ({ text, style })
