import type { Pane, Span } from '../../../src/tui/scene'
import { Canvas, type Row } from '../../../src/tui/terminal/cells'
import { paintPane } from '../../../src/tui/terminal/pane'
import { looksFor, Theme } from '../../../src/tui/terminal/theme/theme'

const theme = new Theme(looksFor('auto', { colours: '256' }))

const rowsOf = (width: number, height: number): Row[] =>
  Array.from({ length: height }, () => Array.from({ length: width }, () => [0, '.'] as [number, string]))

const shown = (rows: readonly Row[]): string[] => rows.map((row) => row.map((cell) => cell[1]).join(''))

const pane = (changes: Partial<Pane>): Pane => ({
  id: 'p',
  kind: 'text',
  x: 0,
  y: 0,
  width: 10,
  height: 3,
  border: true,
  title: '',
  focused: false,
  style: 'normal',
  lines: [],
  ...changes,
})

const span = (text: string, style: Span['style'] = 'normal'): Span => ({ text, style })
const plain = { theme, reserved: undefined }

describe('paintPane', () => {
  it('paints border, title and lines', () => {
    const rows = rowsOf(12, 4)
    paintPane(new Canvas(rows), pane({ title: 'Log', lines: [[span('hello')]] }), plain)
    expect(shown(rows)).toEqual(['┌ Log ───┐..', '│hello   │..', '└────────┘..', '............'])
  })

  it('shows the focus by another border', () => {
    const rows = rowsOf(10, 3)
    paintPane(new Canvas(rows), pane({ focused: true }), plain)
    expect(shown(rows)[0]).toBe('┏━━━━━━━━┓')
  })

  it('cuts what does not fit, a wide character never in the middle', () => {
    const rows = rowsOf(6, 1)
    paintPane(new Canvas(rows), pane({ width: 6, height: 1, border: false, lines: [[span('ab日本語')]] }), plain)
    expect(shown(rows)).toEqual(['ab日本'])
    const narrow = rowsOf(5, 1)
    paintPane(new Canvas(narrow), pane({ width: 5, height: 1, border: false, lines: [[span('ab日本語')]] }), plain)
    expect(shown(narrow)).toEqual(['ab日 '])
  })

  it('puts marks into the cell of their character, four at most', () => {
    const rows = rowsOf(3, 1)
    const lines = [[span(`a${'\u0323'.repeat(9)}b`)]]
    paintPane(new Canvas(rows), pane({ width: 3, height: 1, border: false, lines }), plain)
    expect(rows[0]!.map((cell) => cell[1])).toEqual([`ạ${'\u0323'.repeat(4)}`.normalize('NFC'), 'b', ' '])
  })

  it('writes no control character, whatever a text contains', () => {
    const rows = rowsOf(10, 1)
    const lines = [[span('a\x1b[31mb\n\x9bc\u202e')]]
    paintPane(new Canvas(rows), pane({ height: 1, border: false, lines, title: '\x1b]0;x\x07' }), plain)
    expect(shown(rows)).toEqual(['a[31mb c  '])
  })

  it('leaves no half of a wide character beside it', () => {
    const rows = rowsOf(10, 1)
    const under = pane({ height: 1, border: false, lines: [[span('日本語日本')]] })
    paintPane(new Canvas(rows), under, plain)
    paintPane(new Canvas(rows), pane({ x: 3, width: 4, height: 1, border: false, lines: [[span('xxxx')]] }), plain)
    expect(rows[0]!.map((cell) => cell[1])).toEqual(['日', '', ' ', 'x', 'x', 'x', 'x', ' ', '本', ''])
  })

  it('reserves the inside for a picture', () => {
    const rows = rowsOf(10, 3)
    paintPane(new Canvas(rows), pane({ kind: 'theirs', lines: [[span('not shown')]] }), { theme, reserved: 12345 })
    expect(rows[1]!.filter((cell) => cell[0] === 12345 && cell[1] === ' ')).toHaveLength(8)
    expect(rows[0]!.some((cell) => cell[0] === 12345)).toBe(false)
  })

  it('survives every place and size', () => {
    for (const x of [-5, 0, 8])
      for (const width of [-1, 0, 1, 2, 5, 30])
        for (const height of [-1, 0, 1, 2, 9]) {
          const lines = [[span('日本語')], [span('second')]]
          paintPane(new Canvas(rowsOf(10, 4)), pane({ x, y: x, width, height, lines, title: 'long title' }), plain)
        }
  })

  it('marks only rows as dirty that changed', () => {
    const rows = rowsOf(10, 3)
    paintPane(new Canvas(rows), pane({}), plain)
    for (const row of rows) row.dirty = false
    new Canvas(rows).put(1, 1, { attribute: theme.attribute('bad'), character: '!' })
    expect(rows.map((row) => row.dirty)).toEqual([false, true, false])
  })
})

describe('Theme', () => {
  it('gives a span the ground of its pane', () => {
    const bar = theme.attribute('bar') & 0x1ff
    expect(theme.attribute('key', 'bar') & 0x1ff).toBe(bar)
    expect(theme.attribute('key') & 0x1ff).toBe(0x1ff)
  })

  it('uses no colour where there is none, and still tells ranks apart', () => {
    const none = new Theme(looksFor('mono', { colours: 'none' }))
    for (const style of ['dim', 'accent', 'good', 'warn', 'bad', 'selected', 'bar', 'key', 'live'] as const)
      expect(none.attribute(style) & 0x3ffff).toBe(0x3ffff)
    expect(none.attribute('selected')).not.toBe(none.attribute('normal'))
    expect(none.attribute('key', 'bar')).not.toBe(none.attribute('bar'))
  })
})
