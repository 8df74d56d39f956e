import type { Live } from '../call'
import type { Model } from '../model'
import type { Line, Pane } from '../scene'
import { statisticsRows } from '../statistics/pages'
import { wordsOf } from '../words/words'
import { infoPane } from './call-info'
import { callLayout } from './call-layout'
import { myWords, theirWords } from './call-words'
import { figuresLine } from './figures'
import { fileBar, fileBarRows } from './file-bar'
import { centreLine, line, lineWidth } from './line'
import { logPane } from './log'
import { noticeLine } from './notice'
import { framed, picture, plain } from './pane'
import { centred, cutBottom, inside, type Rect } from './rect'
import { statisticsPanes } from './statistics'

/** The screen of a call: pictures, what is known of them, the line of figures. */
export const callScreen = (model: Model, call: Live, body: Rect): readonly Pane[] => {
  const [above, status] = cutBottom(body, 1)
  const [room, bar] = cutBottom(above, fileBarRows(model))
  const [area, below] = cutBottom(room, model.statistics ? statisticsRows(room.height) : 0)
  const pictures = area.height > 0 ? picturePanes(model, call, area) : []
  return [
    ...pictures,
    ...(below.height > 0 ? statisticsPanes(model, call, below) : []),
    ...(bar.height > 0 ? [fileBar(model, bar)] : []),
    plain({ id: 'status', rect: status, lines: [statusLine(model, call, status.width)] }),
  ]
}

const picturePanes = (model: Model, call: Live, area: Rect): readonly Pane[] => {
  const { theirs, mine, info, log } = callLayout(area, model)
  return [
    ...(theirs ? theirPanes(model, call, theirs) : []),
    ...(mine ? myPanes(model, call, mine) : []),
    ...(info ? [infoPane(model, call, info)] : []),
    ...(log ? [logPane(model, log)] : []),
  ]
}

const theirPanes = (model: Model, call: Live, rect: Rect): readonly Pane[] => [
  { ...picture('theirs', rect, call.peer.name), fit: model.fit },
  ...wordsOver('their-words', inside(rect), theirWords(model, call)),
]

// A click moves ours to the next corner; elsewhere it has nowhere to go.
const myPanes = (model: Model, call: Live, rect: Rect): readonly Pane[] => [
  {
    ...picture('mine', rect, wordsOf(model).call.you),
    ...(model.layout === 'corner' && { does: 'call.corner' as const }),
  },
  ...wordsOver('my-words', inside(rect), mineOver(model, call)),
]

/** Their picture alone, and what has to be said over it. */
export const fullScreen = (model: Model, call: Live, body: Rect): readonly Pane[] => [
  { ...picture('theirs', body, undefined), fit: model.fit },
  ...wordsOver('their-words', body, theirWords(model, call)),
  ...(model.notice ? [plain({ id: 'notice', rect: cutBottom(body, 1)[1], lines: [noticeLine(model.notice)] })] : []),
]

const mineOver = (model: Model, call: Live): readonly string[] => {
  const words = myWords(model, call)
  return words === '' ? [] : [words]
}

const statusLine = (model: Model, call: Live, width: number): Line =>
  model.notice ? noticeLine(model.notice) : figuresLine(model, call, width)

/** Words in the middle of a picture, in a box of their own where there is room for one. */
export const wordsOver = (id: string, within: Rect, words: readonly string[]): readonly Pane[] => {
  if (words.length === 0) return []
  const lines = words.map((text, at) => line(text, at === 0 ? 'strong' : 'dim'))
  const widest = Math.max(...lines.map(lineWidth))
  const box = within.height >= words.length + 6 && within.width >= widest + 6
  const rect = centred(within, { width: widest + (box ? 6 : 2), height: words.length + (box ? 2 : 0) })
  const room = rect.width - (box ? 2 : 0)
  const centredLines = lines.map((of) => centreLine(of, room))
  return [(box ? framed : plain)({ id, rect, lines: centredLines })]
}
