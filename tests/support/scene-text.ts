import type { Pane, Scene } from '../../src/tui/scene'
import type { Size } from '../../src/tui/model'
import { charWidth } from '../../src/tui/width'

const PICTURES = { text: ' ', theirs: '░', mine: '▒' } as const

/** A scene as a text that a person can read in a diff; heavy borders have the focus, `▏` is where text is typed. */
export const sceneText = (scene: Scene, { columns, rows }: Size): string => {
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '))
  for (const pane of scene.panes) draw(cells, pane)
  const { cursor } = scene
  if (cursor && cells[cursor.y]?.[cursor.x] === ' ') put(cells, cursor.x, cursor.y, '▏')
  return cells.map((line) => line.join('').trimEnd()).join('\n') + '\n'
}

type Cells = string[][]

const draw = (cells: Cells, pane: Pane): void => {
  const edge = pane.border ? 1 : 0
  for (let y = 0; y < pane.height; y++)
    for (let x = 0; x < pane.width; x++) put(cells, pane.x + x, pane.y + y, PICTURES[pane.kind])
  if (pane.border) drawBorder(cells, pane)
  if (pane.kind !== 'text') return
  pane.lines.forEach((line, y) => {
    write(cells, pane.x + edge, pane.y + edge + y, line.map(({ text }) => text).join(''))
  })
  if (pane.plot) drawPlace(cells, pane, edge)
}

/** Where a chart is drawn; what it shows has tests of its own. */
const drawPlace = (cells: Cells, { x, y, width, height, lines }: Pane, edge: number): void => {
  for (let row = y + edge + lines.length; row < y + height - edge; row++)
    for (let column = x + edge; column < x + width - edge; column++) put(cells, column, row, '·')
}

const drawBorder = (cells: Cells, { x, y, width, height, title, focused }: Pane): void => {
  const [across, down, ...corners] = focused ? '━┃┏┓┗┛' : '─│┌┐└┘'
  for (let at = 1; at < width - 1; at++) for (const row of [y, y + height - 1]) put(cells, x + at, row, across)
  for (let at = 1; at < height - 1; at++) for (const column of [x, x + width - 1]) put(cells, column, y + at, down)
  corners.forEach((corner, at) => put(cells, at % 2 ? x + width - 1 : x, at < 2 ? y : y + height - 1, corner))
  if (title !== '') write(cells, x + 1, y, ` ${title} `)
}

const write = (cells: Cells, x: number, y: number, text: string): void => {
  let at = x
  for (const char of text) {
    const width = charWidth(char)
    if (width === 0) {
      put(cells, at - 1, y, (cells[y]?.[at - 1] ?? '') + char)
      continue
    }
    put(cells, at, y, char)
    if (width === 2) put(cells, at + 1, y, '')
    at += width
  }
}

const put = (cells: Cells, x: number, y: number, char: string | undefined): void => {
  const row = cells[y]
  if (row?.[x] !== undefined && char !== undefined) row[x] = char
}
