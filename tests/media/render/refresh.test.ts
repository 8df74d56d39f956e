import { Refresh } from '../../../src/media/render/refresh'

/** The rows that came in turn when pictures are drawn at these times. */
const rowsAt = (rows: number, times: readonly (number | undefined)[]): number[] => {
  const refresh = new Refresh(rows)
  return times.flatMap((nowMs) => {
    const due = refresh.due(nowMs)
    refresh.done(due.count, due)
    return Array.from({ length: due.count }, (_, i) => (due.first + i) % rows)
  })
}

const everyMs = (gapMs: number, untilMs: number): number[] =>
  Array.from({ length: Math.floor(untilMs / gapMs) + 1 }, (_, i) => i * gapMs)

describe('rows in turn', () => {
  it.each([10, 33, 170, 900])('are all rows within a second, pictures being %d ms apart', (gapMs) => {
    const seen = rowsAt(24, everyMs(gapMs, 1000))
    expect(new Set(seen).size).toBe(24)
  })

  it('are no more than a round asks for', () => {
    expect(rowsAt(48, everyMs(20, 8000)).length).toBeLessThanOrEqual(48 * 10)
    expect(rowsAt(48, [0, 100_000])).toHaveLength(48)
  })

  it('come at the usual rate when nobody says the time', () => {
    const seen = rowsAt(24, Array<undefined>(30).fill(undefined))
    expect(new Set(seen).size).toBe(24)
  })

  it('are due again when they were not reached', () => {
    const refresh = new Refresh(10)
    refresh.due(0)
    const due = refresh.due(400)
    expect(due).toEqual({ first: 0, count: 5 })
    refresh.done(2, due)
    expect(refresh.due(400)).toEqual({ first: 2, count: 3 })
  })

  it('are none in a box without rows', () => {
    expect(rowsAt(0, [0, 100, 1000])).toEqual([])
  })
})
