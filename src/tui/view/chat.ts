import type { ChatText } from '../chat/chat'
import { distinctName } from '../chat/correspondence'
import { timeOfDay } from '../clock'
import type { Model } from '../model'
import type { Line, Pane, Scene } from '../scene'
import { cellWidth, pad, wrap } from '../width'
import { wordsOf } from '../words/words'
import { fieldRows } from './field-rows'
import { line, span } from './line'
import { framed } from './pane'
import { cutBottom, cutRight, inside, type Pair, type Rect } from './rect'
import { lastScroll, tail } from './tail'

/** From this width on the texts stand at the right, else below. */
const RIGHT_FROM = 100
const MOST_COLUMNS = 48
const LEAST_ROWS = 8
/** Cells of a name beside what it wrote. */
const MOST_NAME = 10
/** From this width on a text has its time. */
const TIME_FROM = 44
/** What is written takes no more of the pane than this. */
const MOST_WRITING = 4

/** What is left of the body beside the chat, and the place of the chat. */
export const chatPlace = (body: Rect): Pair =>
  body.width >= RIGHT_FROM
    ? cutRight(body, Math.min(MOST_COLUMNS, Math.floor(body.width / 3)))
    : cutBottom(body, Math.max(LEAST_ROWS, Math.floor(body.height / 3)))

/** The texts, the newest at the bottom, and the field below them. */
export const chatPane = (model: Model, rect: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const { chat } = model
  const { chat: words } = wordsOf(model)
  const room = inside(rect)
  const most = Math.max(1, Math.min(MOST_WRITING, Math.floor(room.height / 3)))
  const writing = fieldRows(chat.field, Math.max(1, room.width - 4), most)
  const rows = Math.max(0, room.height - writing.rows.length)
  const shown = { ...room, height: rows }
  const scrolls = lastText(model, shown)
  const scroll = Math.min(chat.scroll, scrolls)
  const seen = chat.texts.slice(0, chat.texts.length - scroll)
  const texts = seen.length === 0 ? [line(` ${words.nothing}`, 'dim')] : textLines(model, seen, shown)
  const blank = Array.from({ length: Math.max(0, rows - texts.length) }, (): Line => [])
  const field = writing.rows.map((row, at): Line => [span(at === 0 ? ' ▸ ' : '   ', 'accent'), span(row, 'strong')])
  const pane: Pane = {
    ...framed({
      id: 'chat',
      rect,
      title: titleOf(model, scroll),
      focused: chat.focused,
      lines: [...texts, ...blank, ...field],
    }),
    does: 'chat.open',
    scrolls,
  }
  const { row, column } = writing.cursor
  return chat.focused
    ? { panes: [pane], cursor: { x: room.x + 3 + column, y: room.y + rows + row } }
    : { panes: [pane] }
}

/** To whom the next text goes. */
const titleOf = (model: Model, scroll: number): string => {
  const { chat } = model
  const { chat: words } = wordsOf(model)
  if (scroll > 0) return words.newerBelow(scroll)
  return chat.to === undefined ? words.title : words.titleTo(distinctName(chat, chat.to))
}

/** Who wrote a text; where there are several to whom we write, of ours to whom it went. */
const authorOf = ({ known }: Model['chat'], { name, to }: ChatText): string =>
  to && known.length > 1 ? `→ ${to.name}` : name

const textLines = (model: Model, texts: readonly ChatText[], { width, height }: Rect): readonly Line[] => {
  const name = nameCells(model, texts.slice(-height))
  return tail(texts, height, (text) => entryLines(model, text, { name, width }))
}

/** How far the texts can be scrolled. */
const lastText = (model: Model, { width, height }: Rect): number => {
  const { texts } = model.chat
  const name = nameCells(model, texts.slice(0, height))
  return lastScroll(texts, height, (text) => entryLines(model, text, { name, width }))
}

/** Cells of the names beside these texts. */
const nameCells = ({ chat }: Model, texts: readonly ChatText[]): number =>
  Math.min(
    MOST_NAME,
    texts.reduce((widest, text) => Math.max(widest, cellWidth(authorOf(chat, text))), 0),
  )

interface Columns {
  readonly name: number
  readonly width: number
}

const SIGNS: Readonly<Record<ChatText['state'], string>> = {
  came: '',
  sent: '\u00a0✓',
  sending: '\u00a0…',
  failed: '\u00a0✕',
}

/** Its author stands before the first line, and every other one is moved in: no text can look like one of somebody else. */
const entryLines = (model: Model, text: ChatText, { name, width }: Columns): readonly Line[] => {
  const time = width >= TIME_FROM ? `${timeOfDay(text.atMs, model.utcOffsetMin)} ` : ''
  const before = 1 + time.length + name + 2
  const rows = wrap(`${text.text}${SIGNS[text.state]}`, Math.max(1, width - before - 1))
  const author: Line = [
    span(` ${time}`, 'dim'),
    span(`${pad(authorOf(model.chat, text), name)}  `, text.from === 'us' ? 'good' : 'accent'),
  ]
  const said = rows.map((row, at): Line => {
    const start = at === 0 ? author : [span(' '.repeat(before))]
    return [...start, span(row, text.state === 'failed' ? 'bad' : 'normal')]
  })
  return [...said, ...whyLines(model, text, { before, width })]
}

const whyLines = (
  model: Model,
  { reason }: ChatText,
  { before, width }: { readonly before: number; readonly width: number },
): readonly Line[] => {
  if (reason === undefined) return []
  const { chat: words } = wordsOf(model)
  return wrap(words.failed(words.reasons[reason]), Math.max(1, width - before - 1)).map((row) => [
    span(' '.repeat(before)),
    span(row, 'dim'),
  ])
}
