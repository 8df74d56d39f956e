import { ago } from '../clock'
import { fieldText } from '../field'
import { keyOf } from '../keys/label'
import { menuOf } from '../menu/menus'
import type { Model } from '../model'
import { firstSeen, logRows } from '../people-window'
import { onlineCount, selectedIndex, shownPeople, type Person } from '../people'
import type { Line, Pane, Scene } from '../scene'
import { cellWidth, pad, padStart, wrap } from '../width'
import { wordsOf } from '../words/words'
import { BLANK, clickable, line, padLine, span } from './line'
import { detailPanes } from './details'
import { historyPane } from './history'
import { logCursor, logPane } from './log'
import { menuDialog } from './menu'
import { framed } from './pane'
import { emptyWords, type Paragraph } from './people-words'
import { previewColumns, previewPanes } from './preview'
import { cutBottom, cutRight, inside, type Rect } from './rect'
import { fieldWindow } from './typing'

/** From this width on the selected one's details stand beside the list. */
const DETAILS_FROM = 76
const AGE_WIDTH = 12
const LONGEST_NAME = 20
const ADDRESS_WIDTH = 21
const PROTOCOLS_WIDTH = 10

/** The screen that one comes back to: who is there, who is selected, what happened. */
export const peopleScreen = (model: Model, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  // Who reads the log sees more of it.
  const [upper, lower] = cutBottom(
    body,
    model.logFocused && !model.preview ? Math.floor(body.height / 2) : logRows(body.height),
  )
  const aside = asideColumns(model, upper, body)
  const [left, right] = cutRight(upper, aside)
  const { preview } = model
  // Where there is no room beside the list, the calls are in its place while they have the keys.
  const main = model.history.focused && (preview || aside === 0) ? historyPane(model, left) : listPane(model, left)
  const beside = preview ? previewPanes(model, preview, right) : aside > 0 ? detailPanes(model, right) : []
  const panes = [main, ...beside, logPane(model, lower)]
  const cursor = searchCursor(model, inside(left)) ?? logCursor(model, lower)
  return cursor ? { panes, cursor } : { panes }
}

/** Columns at the right of the list: our own picture, which a menu leaves free, or the details of who is selected. */
const asideColumns = (model: Model, upper: Rect, body: Rect): number => {
  const menu = menuOf(model)
  if (model.preview) return previewColumns(upper, menu && menuDialog(model, menu, body).panes[0]?.width)
  return body.width >= DETAILS_FROM ? Math.max(36, Math.min(Math.floor(body.width / 3), 44)) : 0
}

const listPane = (model: Model, rect: Rect): Pane => {
  const { width, height } = inside(rect)
  const top = [...searchLines(model, width), ...troubleLines(model, width)]
  const shown = shownPeople(model.people)
  const room = height - top.length
  const rows = visible(model, shown, { width, height: room })
  const lines = [...rows, ...wordLines(emptyWords(model), width)]
  const focused = !model.logFocused && !model.history.focused
  const pane = framed({
    id: 'people',
    rect,
    title: title(model, shown.length, room),
    focused,
    lines: [...top, ...lines],
  })
  return focused ? pane : { ...pane, does: model.logFocused ? 'log.leave' : 'history.leave' }
}

const title = (model: Model, shown: number, room: number): string => {
  const { people, account } = model
  const { people: words } = wordsOf(model)
  if (account.server === undefined) return words.title
  if (people.state === 'unknown') return words.notKnownYet
  const all = onlineCount(people)
  if (people.state === 'loading') return all === 0 ? words.loading : words.loadingAgain(all)
  if (fieldText(people.filter) !== '') return words.found(shown, people.list.length + people.omitted)
  return room > 0 && shown > room ? words.place(selectedIndex(people) + 1, all) : words.online(all)
}

const isSearched = ({ people }: Model): boolean => people.searching || fieldText(people.filter) !== ''

const searchLines = (model: Model, width: number): readonly Line[] => {
  if (!isSearched(model)) return []
  const { text } = fieldWindow(model.people.filter, width - 4)
  return [[span(' / ', 'accent'), span(text, 'strong')]]
}

const searchCursor = (model: Model, at: Rect): Scene['cursor'] =>
  model.people.searching ? { x: at.x + 3 + fieldWindow(model.people.filter, at.width - 4).cursor, y: at.y } : undefined

const troubleLines = (model: Model, width: number): readonly Line[] =>
  model.people.trouble === undefined
    ? []
    : [
        ...wrap(
          `✕ ${wordsOf(model).people.tryAgain(model.people.trouble, keyOf(model, 'people.reload'))}`,
          width - 2,
        ).map((text) => line(` ${text}`, 'bad')),
        BLANK,
      ]

const wordLines = (words: readonly Paragraph[], width: number): readonly Line[] =>
  words.flatMap(({ text, style }) =>
    text === '' ? [BLANK] : wrap(text, width - 4).map((part) => line(`  ${part}`, style)),
  )

/** The rows around the selected one. */
const visible = (model: Model, shown: readonly Person[], room: Pick<Rect, 'width' | 'height'>): readonly Line[] => {
  const first = firstSeen(selectedIndex(model.people), shown.length, room.height)
  const columns = columnsOf(model, room.width)
  return shown
    .slice(first, first + Math.max(0, room.height))
    .map((person, at) => clickable(padLine(row(model, person, columns), room.width), { row: first + at }))
}

/** Widths of the columns, in cells. */
interface Columns {
  readonly all: number
  /** 0 where nobody has a mark. */
  readonly mark: number
  readonly name: number
  readonly address: number
  /** What they speak: 0 where there is no room, or nobody told it yet. */
  readonly protocols: number
}

/** Cells of the mark and of the blanks between the columns. */
const GAPS = 6

const columnsOf = (model: Model, all: number): Columns => {
  const { people, account } = model
  const longest = Math.max(people.nameWidth, cellWidth(selfName(model, account.nick)), 8)
  const mark = people.list.some((person) => markOf(person) !== ' ') ? 2 : 0
  const room = all - AGE_WIDTH - GAPS - mark
  // A name that is cut off says less than an address that is missing.
  const address = room - ADDRESS_WIDTH >= Math.min(longest, LONGEST_NAME) ? ADDRESS_WIDTH : 0
  const name = Math.max(1, Math.min(longest, room - address))
  const left = room - address - name
  const protocols = people.protocols.size > 0 && address > 0 && left >= PROTOCOLS_WIDTH ? PROTOCOLS_WIDTH : 0
  return { all, mark, address, name, protocols }
}

const selfName = (model: Model, name: string): string => `${name} ${wordsOf(model).people.self}`

const row = (model: Model, person: Person, columns: Columns): Line => {
  const selected = person.nick === model.people.selected
  const self = person.nick === model.account.nick
  const name = pad(self ? selfName(model, person.name) : person.name, columns.name)
  const address = columns.address > 0 ? `  ${pad(person.address, columns.address)}` : ''
  const spoken = columns.protocols > 0 ? `  ${pad(protocolsOf(model, person), columns.protocols - 2)}` : ''
  const mark = pad(markOf(person), columns.mark)
  const rest = columns.all - 3 - columns.mark - columns.name - cellWidth(address + spoken) - 1
  const right = `${address}${spoken}${padStart(presence(model, person), rest)}`
  if (selected) return padLine(line(` ▸ ${mark}${name}${right}`, 'selected'), columns.all, 'selected')
  const faint = self || person.blocked || !person.online
  return [
    span(`   ${mark}`, person.favourite ? 'accent' : 'dim'),
    span(name, faint ? 'dim' : 'strong'),
    span(right, 'dim'),
  ]
}

/** What somebody is known to speak: it is asked when they are selected. */
export const protocolsOf = ({ people }: Model, { nick }: Person): string => people.protocols.get(nick)?.join(' ') ?? ''

const markOf = ({ favourite, blocked }: Person): string => (blocked ? '✕' : favourite ? '★' : ' ')

/** Whether somebody is there, and since when. */
export const presence = (model: Model, { registeredAtMs, online, blocked }: Person): string => {
  const words = wordsOf(model)
  if (blocked) return words.people.blocked
  if (!online) return words.people.offline
  return registeredAtMs === undefined ? '' : ago(model.nowMs - registeredAtMs, words)
}
