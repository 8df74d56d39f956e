import { axisOf } from '../../../../src/tui/terminal/plot/axis'

const axis = (values: readonly (number | undefined)[], rows: number, scale = {}) =>
  axisOf({ curves: [{ style: 'good', values }], length: 10, scale }, rows)

test.each([
  [[24], 10, { min: 0, max: 30, step: 10 }],
  [[24], 4, { min: 0, max: 25, step: 25 }],
  [[1.2], 4, { min: 0, max: 2, step: 2 }],
  [[5112], 4, { min: 0, max: 6000, step: 6000 }],
  [[0.12], 4, { min: 0, max: 0.15, step: 0.15 }],
  [[25.1], 6, { min: 0, max: 40, step: 20 }],
  [[0.3], 6, { min: 0, max: 0.4, step: 0.2 }],
  [[410, 2], 12, { min: 0, max: 600, step: 200 }],
  [[100], 3, { min: 0, max: 100, step: 100 }],
  [[undefined, NaN, Infinity], 3, { min: 0, max: 1, step: 1 }],
  [[], 3, { min: 0, max: 1, step: 1 }],
])('%j in %d rows', (values, rows, wanted) => {
  const found = axis(values, rows)
  expect(found.min).toBe(wanted.min)
  expect(found.max).toBeCloseTo(wanted.max)
  expect(found.step).toBeCloseTo(wanted.step)
})

test('what is older than the time that is shown counts no more', () => {
  expect(axis([1000, ...Array.from({ length: 10 }, () => 1)], 3).max).toBe(1)
})

test('a told scale is kept', () => {
  expect(axis([24], 9, { max: 60 })).toEqual({ min: 0, max: 60, step: 20 })
  expect(axis([24], 3, { min: 20 })).toEqual({ min: 20, max: 24, step: 4 })
  expect(axis([24], 3, { min: 20, max: 20 }).max).toBe(24)
})
