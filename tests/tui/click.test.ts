import fc from 'fast-check'
import { clickAt, type Hit } from '../../src/tui/click'
import type { Click, Pane, Scene, Span } from '../../src/tui/scene'
import { charWidth } from '../../src/tui/width'

const pane = (changes: Partial<Pane>): Pane => ({
  id: 'a',
  kind: 'text',
  x: 0,
  y: 0,
  width: 10,
  height: 4,
  border: true,
  title: '',
  focused: false,
  style: 'normal',
  lines: [],
  ...changes,
})
const span = (text: string, does?: Click): Span => ({ text, style: 'normal', ...(does !== undefined && { does }) })
const scene = (...panes: readonly Pane[]): Scene => ({ title: '', panes })

describe('a click', () => {
  it('on a text does what the text does', () => {
    const at = scene(pane({ lines: [[span(' '), span('p', 'call.pause'), span(' pause', 'call.resume')]] }))
    expect(clickAt(at, 2, 1)).toEqual({ pane: 'a', does: 'call.pause' })
    expect(clickAt(at, 3, 1)).toEqual({ pane: 'a', does: 'call.resume' })
    expect(clickAt(at, 1, 1)).toBeUndefined()
    expect(clickAt(at, 2, 2)).toBeUndefined()
  })

  it('on both halves of a wide character hits the same', () => {
    const at = scene(pane({ border: false, lines: [[span('日', { row: 0 }), span('é', { row: 1 }), span('x')]] }))
    expect([0, 1, 2, 3].map((x) => clickAt(at, x, 0)?.does)).toEqual([{ row: 0 }, { row: 0 }, { row: 1 }, undefined])
  })

  it('hits nothing of a text that is cut off, and not the border', () => {
    const lines = [[span('0123456789', 'help')], [span('x', 'help')], [span('y', 'help')]]
    const at = scene(pane({ width: 6, lines }))
    expect([0, 1, 4, 5].map((x) => clickAt(at, x, 1)?.does)).toEqual([undefined, 'help', 'help', undefined])
    expect(clickAt(at, 1, 3)).toBeUndefined()
  })

  it('elsewhere does what the pane does, on its border and on a picture too', () => {
    const at = scene(
      pane({ lines: [[span('x', 'help')]], does: 'log.focus' }),
      pane({ id: 'theirs', kind: 'theirs', x: 20, lines: [[span('x', 'help')]], does: 'call.full' }),
    )
    expect(clickAt(at, 0, 0)).toEqual({ pane: 'a', does: 'log.focus' })
    expect(clickAt(at, 1, 1)).toEqual({ pane: 'a', does: 'help' })
    expect(clickAt(at, 21, 1)).toEqual({ pane: 'theirs', does: 'call.full' })
    expect(clickAt(at, 10, 0)).toBeUndefined()
  })

  it('goes through nothing that lies over something', () => {
    const below = pane({ does: 'call.full' })
    const above = pane({ id: 'b', x: 2, y: 1, width: 4, height: 2, border: false, lines: [[span('ab', { row: 7 })]] })
    const at = scene(below, above)
    expect(clickAt(at, 1, 1)).toEqual({ pane: 'a', does: 'call.full' })
    expect(clickAt(at, 3, 1)).toEqual({ pane: 'b', does: { row: 7 } })
    expect(clickAt(at, 4, 1)).toBeUndefined()
    expect(clickAt(at, 3, 3)).toEqual({ pane: 'a', does: 'call.full' })
  })
})

const WIDTH = 24
const HEIGHT = 12
type Owners = (Hit | undefined)[][]

/** Paints what each cell does, pane over pane, character by character: the slow way. */
const owners = ({ panes }: Scene): Owners => {
  const cells: Owners = Array.from({ length: HEIGHT }, () => Array.from({ length: WIDTH }, () => undefined))
  const put = (x: number, y: number, hit: Hit | undefined): void => {
    if (cells[y] && x >= 0 && x < WIDTH) cells[y][x] = hit
  }
  for (const of of panes) {
    const own = of.does === undefined ? undefined : { pane: of.id, does: of.does }
    for (let y = 0; y < of.height; y++) for (let x = 0; x < of.width; x++) put(of.x + x, of.y + y, own)
    const edge = of.border ? 1 : 0
    if (of.kind !== 'text') continue
    of.lines.slice(0, Math.max(0, of.height - 2 * edge)).forEach((line, row) => {
      const chars = line.flatMap(({ text, does }) => Array.from(text, (char) => ({ char, does })))
      let at = 0
      for (const { char, does } of chars) {
        const cellsOf = charWidth(char)
        if (at + cellsOf > of.width - 2 * edge) break
        for (let i = 0; i < cellsOf; i++, at++)
          put(of.x + edge + at, of.y + edge + row, does === undefined ? own : { pane: of.id, does })
      }
    })
  }
  return cells
}

const does = fc.constantFrom<Click | undefined>(undefined, 'help', 'quit', { row: 3 })
const spans = fc
  .record({ text: fc.stringMatching(/^[a日🎉é\u0301 ]{0,6}$/u), does })
  .map(({ text, does: click }) => span(text, click))
const panes = fc
  .record({
    kind: fc.constantFrom('text' as const, 'text' as const, 'theirs' as const),
    x: fc.integer({ min: -4, max: WIDTH }),
    y: fc.integer({ min: -2, max: HEIGHT }),
    width: fc.integer({ min: 0, max: WIDTH }),
    height: fc.integer({ min: 0, max: HEIGHT }),
    border: fc.boolean(),
    lines: fc.array(fc.array(spans, { maxLength: 4 }), { maxLength: 6 }),
    click: does,
  })
  .map(({ click, ...of }) => pane({ ...of, ...(click !== undefined && { does: click }) }))

it('hits what is painted there, whatever lies over it', () => {
  fc.assert(
    fc.property(fc.array(panes, { maxLength: 6 }), (all) => {
      const at = scene(...all.map((of, i) => ({ ...of, id: `p${i}` })))
      const wanted = owners(at)
      for (let y = 0; y < HEIGHT; y++)
        for (let x = 0; x < WIDTH; x++)
          if (JSON.stringify(clickAt(at, x, y)) !== JSON.stringify(wanted[y]?.[x])) return false
      return true
    }),
    { numRuns: 500 },
  )
})
