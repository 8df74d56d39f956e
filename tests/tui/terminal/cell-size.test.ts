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
  it('is what the newest answer says: late ones of the window before are not of this one', () => {
    const cells = new CellSize({ cell: { width: 8, height: 17 } })
    cells.ask(100)
    cells.ask(200)
    // Of a window of 160 columns and 48 rows, told when there are half as many.
    cells.take('\x1b[?2;0;960;816S', GRID)
    expect(cells.now.cell).toEqual({ width: 12, height: 34 })
    cells.take('\x1b[?2;0;640;408S', GRID)
    expect(cells.now.cell).toEqual({ width: 8, height: 17 })
  })

  it('is what it was before the window changed where the answers to the last change do not tell', () => {
    const cells = new CellSize({ cell: { width: 8, height: 17 } })
    cells.ask(5000)
    cells.take('\x1b[?2;0;960;816S', GRID)
    cells.ask(5100)
    cells.take('\x1b[?2;0;1000;950S', { columns: 190, rows: 55 })
    expect(cells.now.cell).toEqual({ width: 8, height: 17 })
  })
})
