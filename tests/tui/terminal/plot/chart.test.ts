import fc from 'fast-check'
import type { Plot } from '../../../../src/tui/scene'
import { type CellScreen, createScreen, KeySource, TextSink } from '../../../../src/tui/terminal/blessed-screen'
import { Chart, type ChartCells } from '../../../../src/tui/terminal/plot/chart'
import { Charts } from '../../../../src/tui/terminal/plot/charts'

let screen: CellScreen
beforeAll(() => {
  screen = createScreen(new KeySource(), new TextSink(80, 24))
})
afterAll(() => screen.destroy())

const SIZE = { width: 24, height: 6 }
const textOf = (cells: ChartCells): readonly string[] =>
  cells.map((row) =>
    row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  )
const draw = (plot: Plot, size = SIZE): ChartCells => new Chart(screen).draw(plot, size)
const rising: Plot = { length: 11, curves: [{ style: 'good', values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }] }

describe('a chart', () => {
  it('has its lowest value in the left corner below, its highest in the right one above, and round labels', () => {
    expect(textOf(draw(rising))).toEqual([
      '10│                  ⢀⡠⠤',
      '  │             ⢀⡠⠤⠒⠉⠁',
      '5 │        ⢀⣀⠤⠒⠊⠁',
      '  │    ⣀⠤⠔⠊⠁',
      '0 │⡠⠔⠊⠉',
      '  └─────────────────────',
    ])
  })

  it('knows what is curve, label and axis', () => {
    const [top = []] = draw(rising)
    expect([top[0], top[2], top[23]].map((cell) => cell?.style)).toEqual(['dim', 'border', 'good'])
  })

  it('leaves a gap where nothing is known, and stays empty where nothing was yet', () => {
    const values = [undefined, undefined, 5, 5, undefined, 5, NaN, Infinity, 5, 5, 5]
    const cells = draw({ length: 21, curves: [{ style: 'good', values }], scale: { max: 10 } })
    const line = textOf(cells)[2] ?? ''
    expect(line).toMatch(/^5 │ {12,}[⠒⠤⣀⠉⠁⠈⠂⠐⢀⡀⠄⠠]+ +[⠒⠤⣀⠉⠁⠈⠂⠐⢀⡀⠄⠠]*/)
    expect(line.slice(3, 13).trim()).toBe('')
  })

  it('puts the signs of its curves at their newest values, beside each other where they are equal', () => {
    const cells = draw({
      length: 3,
      scale: { max: 10 },
      curves: [
        { sign: 'a', style: 'good', values: [1, 2, 9] },
        { sign: 'b', style: 'warn', values: [1, 2, 9] },
        { sign: 'c', style: 'bad', values: [9, 2, 1] },
      ],
    })
    const text = textOf(cells)
    expect(text[0]).toMatch(/ba$/)
    expect(text.slice(1).join('')).toMatch(/c$|c\s/m)
    expect(cells[0]?.at(-1)?.style).toBe('good')
  })

  it('keeps what is beyond a told scale at its edge', () => {
    const cells = draw({ length: 2, scale: { max: 10 }, curves: [{ style: 'good', values: [1e300, -1e300] }] })
    expect(textOf(cells)).toHaveLength(6)
    expect(cells.flat().some(({ style }) => style === 'good')).toBe(true)
  })

  const value = fc.oneof(fc.double(), fc.nat(1000), fc.constant(undefined))
  it('has exactly its cells, each of one character, whatever it is given', () => {
    const plots = fc.record({
      curves: fc.array(
        fc.record({
          sign: fc.constantFrom('1', '日', ''),
          style: fc.constant('good' as const),
          values: fc.array(value),
        }),
        { maxLength: 4 },
      ),
      length: fc.integer({ min: 2, max: 300 }),
      scale: fc.record({ min: fc.integer({ min: -5, max: 5 }) }),
    })
    const size = fc.record({ width: fc.integer({ min: 12, max: 90 }), height: fc.integer({ min: 4, max: 30 }) })
    fc.assert(
      fc.property(plots, size, (plot, area) => {
        const cells = draw(plot, area)
        const whole = cells.length === area.height && cells.every((row) => row.length === area.width)
        const clean = cells.flat().every(({ text }) => /^[0-9.e+\-\u2800-\u28ff│└─ ]$/u.test(text))
        return whole && clean
      }),
      { numRuns: 200 },
    )
  })
})

describe('charts', () => {
  it('are drawn again only when a value or a size is another', () => {
    const charts = new Charts(screen)
    const first = charts.cells('a', rising, SIZE)
    expect(charts.cells('a', { ...rising, curves: [...rising.curves] }, SIZE)).toBe(first)
    expect(charts.cells('a', rising, { ...SIZE, width: 30 })).not.toBe(first)
    const other = { ...rising, curves: [{ style: 'good' as const, values: [3, 2, 1] }] }
    const second = charts.cells('a', other, SIZE)
    expect(textOf(second)).toEqual(textOf(draw(other)))
    expect(textOf(charts.cells('a', rising, SIZE))).toEqual(textOf(first))
  })
})
