import fc from 'fast-check'
import { FrameOrder } from '../../../src/protocol/media/frame-order'

/** Pushes orders, 50 ms apart, and returns those that pass. */
const passed = (orders: readonly number[], stage = new FrameOrder()): readonly (number | undefined)[] =>
  orders.flatMap((order, index) => stage.push({ order }, index * 50)).map(({ order }) => order)

test('pictures pass in growing order; late ones and duplicates do not', () => {
  const stage = new FrameOrder()
  expect(passed([0, 1, 3, 2, 3, 4], stage)).toEqual([0, 1, 3, 4])
  expect(stage.counts).toEqual({ lost: 0, late: 2, restarts: 0 })
})

test('a number that never comes is lost, also when others come late', () => {
  const stage = new FrameOrder()
  expect(passed([1, 5, 3, 3, 6], stage)).toEqual([1, 5, 6])
  expect(stage.counts).toEqual({ lost: 2, late: 2, restarts: 0 })
})

test('the first order may be any', () => {
  expect(passed([60, 61])).toEqual([60, 61])
})

test('a fall by more than 100 starts anew, a fall by 100 does not', () => {
  const stage = new FrameOrder()
  expect(passed([200, 100], stage)).toEqual([200])
  expect(passed([200, 99, 100], new FrameOrder())).toEqual([200, 99, 100])
})

test('after three seconds of silence any order is a new beginning and no loss', () => {
  const stage = new FrameOrder()
  stage.push({ order: 50 }, 0)
  expect(stage.push({ order: 49 }, 3000)).toEqual([])
  expect(stage.push({ order: 48 }, 6001)).toEqual([{ order: 48 }])
  expect(stage.push({ order: 90 }, 9002)).toEqual([{ order: 90 }])
  expect(stage.counts).toEqual({ lost: 0, late: 1, restarts: 1 })
})

test('an expected gap, as after a hold, is no loss; the next gap is', () => {
  const stage = new FrameOrder()
  stage.push({ order: 10 }, 0)
  stage.expectGap()
  stage.push({ order: 11 }, 50)
  stage.push({ order: 78 }, 1000)
  expect(stage.counts.lost).toBe(0)
  stage.push({ order: 80 }, 1050)
  expect(stage.counts.lost).toBe(1)
})

test('a leap that no loss explains is not counted', () => {
  const stage = new FrameOrder()
  expect(passed([1, 1_000_000_000, 1_000_000_001], stage)).toHaveLength(3)
  expect(stage.counts.lost).toBe(0)
})

test('a picture without an order always passes and changes nothing', () => {
  const stage = new FrameOrder()
  stage.push({ order: 5 }, 0)
  expect(stage.push({}, 10)).toEqual([{}])
  expect(stage.push({ order: 6 }, 20)).toEqual([{ order: 6 }])
  expect(stage.counts).toEqual({ lost: 0, late: 0, restarts: 0 })
})

test('whatever is lost, doubled and shuffled nearby: what passes grows, and the counts add up', () => {
  const sent = Array.from({ length: 90 }, (_, order) => order)
  const copies = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 90, maxLength: 90 })
  const delays = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 90, maxLength: 90 })
  fc.assert(
    fc.property(copies, delays, (times, delay) => {
      const arrivals = sent
        .flatMap((order) => Array.from({ length: times[order]! }, () => order))
        .sort((a, b) => a + delay[a]! - (b + delay[b]!))
      const stage = new FrameOrder()
      const shown = passed(arrivals, stage)
      expect(shown).toEqual([...new Set(shown)].sort((a, b) => a! - b!))
      expect(stage.counts.late).toBe(arrivals.length - shown.length)
      const range = arrivals.length === 0 ? [] : sent.slice(arrivals[0], Math.max(...arrivals) + 1)
      expect(stage.counts.lost).toBe(range.filter((order) => !arrivals.includes(order)).length)
    }),
  )
})
