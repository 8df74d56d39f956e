import type { Live } from '../call'
import { duration } from '../clock'
import { keyOf } from '../keys/label'
import { LEAST, type Model, type Size } from '../model'
import type { Line, Pane, Style } from '../scene'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { theirWords } from './call-words'
import { wordsOver } from './call'
import { hintBar } from './hints'
import { line, span } from './line'
import { picture, plain } from './pane'
import { cutBottom, cutTop, type Rect } from './rect'

/** The least terminal on which a picture says anything. */
const PICTURE_FROM: Size = { columns: 20, rows: 7 }

/** A terminal that is too small for a screen: one says so, but a call stays in sight and in reach. */
export const tinyScreen = (model: Model, screen: Rect): readonly Pane[] => {
  const { call } = model
  const asked = model.dialog.tag === 'hangup' || model.dialog.tag === 'quit'
  const room = screen.width >= PICTURE_FROM.columns && screen.height >= PICTURE_FROM.rows
  if (call.tag === 'live' && room && !asked) return pictureScreen(model, call, screen)
  const lines = paragraphs(model, screen).flatMap(({ text, style }) =>
    wrap(text, screen.width).map((part) => line(part, style)),
  )
  return [plain({ id: 'tiny', rect: screen, lines })]
}

const pictureScreen = (model: Model, call: Live, screen: Rect): readonly Pane[] => {
  const [top, rest] = cutTop(screen, 1)
  const [theirs, bottom] = cutBottom(rest, 2)
  const [said, hints] = cutTop(bottom, 1)
  return [
    plain({ id: 'header', rect: top, style: 'bar', lines: [liveWords(model, call)] }),
    picture('theirs', theirs, undefined),
    ...wordsOver('their-words', theirs, theirWords(model, call).slice(0, 1)),
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
      return [size, said(words.quits(keyOf(model, 'quit')))]
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
