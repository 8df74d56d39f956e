import type { Pane, Scene } from '../../../../src/tui/scene'
import { SceneScreen } from '../../../../src/tui/terminal/scene-screen'
import { looksFor, Theme } from '../../../../src/tui/terminal/theme/theme'
import { CellTerminal } from '../../../support/cell-terminal'

const pane = (changes: Partial<Pane> = {}): Pane => ({
  id: 'fps',
  kind: 'text',
  x: 0,
  y: 0,
  width: 30,
  height: 9,
  border: true,
  title: 'pictures',
  focused: false,
  style: 'normal',
  lines: [[{ text: '24 a second', style: 'good' }]],
  plot: { curves: [{ style: 'good', values: [0, 10, 20, 24] }], length: 4, since: '4 s', until: 'now' },
  ...changes,
})
const scene = (panes: readonly Pane[]): Scene => ({ title: 'plots', panes })

/** What a terminal of 30x9 shows. */
const drawn = (panes: readonly Pane[], letters = false): string => {
  const size = { columns: 30, rows: 9 }
  const screen = new SceneScreen(size, new Theme(looksFor('mono', { colours: 'none' })))
  const terminal = new CellTerminal(size)
  screen.letters = letters
  terminal.write(screen.draw(scene(panes)))
  screen.destroy()
  return terminal.lines.join('\n')
}

test('lines come first, the chart takes the rest, the time the last row', () => {
  const text = drawn([pane()])
  expect(text).toContain('24 a second')
  expect(text).toMatch(/[\u2801-\u28ff]/)
  expect(text).toMatch(/│4 s {22}now│/)
})

test('a pane with little room has its lines alone', () => {
  for (const size of [{ height: 6 }, { width: 13 }]) expect(drawn([pane(size)])).not.toMatch(/[\u2801-\u28ff]/)
})

test('letters alone where there are no others', () => {
  const text = drawn([pane()], true)
  expect(text).not.toMatch(/[\u2800-\u28ff]/)
  expect(text).toMatch(/│  └─{20,}│/)
})
