import type { Live } from '../call'
import { duration } from '../clock'
import { LEAST, type Model, type Size } from '../model'
import type { Line, Pane, Style } from '../scene'
import { wrap } from '../width'
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
  const lines = words(model, screen).flatMap(({ text, style }) =>
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
    plain({ id: 'tiny', rect: said, lines: [line(sizeWords(screen), 'dim')] }),
    hintBar(model, hints),
  ]
}

const liveWords = (model: Model, call: Live): Line => [
  span('● LIVE', 'live'),
  span(` ${call.peer.name} ${duration(model.nowMs - call.sinceMs)}`, 'bar'),
]

const sizeWords = ({ width, height }: Rect): string =>
  `too small (${width}x${height}): vcall wants ${LEAST.columns}x${LEAST.rows}`

interface Words {
  readonly text: string
  readonly style: Style
}

const words = (model: Model, screen: Rect): readonly Words[] => {
  const size: Words = { text: sizeWords(screen), style: 'dim' }
  const { call, dialog } = model
  if (dialog.tag === 'quit') return [said('LIVE. Quit? q yes, Esc no', 'live'), size]
  if (dialog.tag === 'hangup') return [said('LIVE. Hang up? h yes, Esc no', 'live'), size]
  switch (call.tag) {
    case 'none':
      return [size, said('q quits')]
    case 'calling':
      return [said(`calling ${call.peer.name}`, 'strong'), said('h gives up'), size]
    case 'incoming':
      return [said(`${call.peer.name} calls`, 'strong'), said('Enter answers, d declines'), size]
    case 'live':
      return [said(`● LIVE ${call.peer.name}`, 'live'), said('h hangs up'), size]
  }
}

const said = (text: string, style: Style = 'normal'): Words => ({ text, style })
