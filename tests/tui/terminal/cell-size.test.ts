import { CellSize } from '../../../src/tui/terminal/cell-size'

const GRID = { columns: 80, rows: 24 }

describe('the size of a cell', () => {
  it('is in doubt from a question to its answer, or until none can be expected any more', () => {
    const cells = new CellSize({ cell: { width: 8, height: 16 } })
    expect(cells.doubtful(0)).toBe(false)
    expect(cells.ask(100)).toContain('\x1b[16t')
    expect([cells.doubtful(100), cells.doubtful(599), cells.doubtful(600)]).toEqual([true, true, false])
    cells.ask(1000)
    expect(cells.take('\x1b[0n', GRID)).toBe(false)
    expect(cells.doubtful(1001)).toBe(true)
    expect(cells.take('\x1b[6;20;10t', GRID)).toBe(true)
    expect(cells.doubtful(1002)).toBe(false)
    expect(cells.now.cell).toEqual({ width: 10, height: 20 })
  })
})
