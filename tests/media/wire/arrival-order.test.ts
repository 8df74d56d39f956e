import { ArrivalOrder } from '../../../src/media/wire/arrival-order'
import { seeded } from '../../support/seeded'

const EVERY_MS = 1024 / 44.1

/** The numbers of datagrams that come at these times. */
const numbers = (times: readonly number[]): readonly number[] => {
  const order = new ArrivalOrder(EVERY_MS)
  return times.map((time) => order.next(1_000 + time))
}
const even = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at * EVERY_MS)
const counted = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)

test('an even stream is counted', () => {
  expect(numbers(even(1_000))).toEqual(counted(1_000))
})

test.each([5, 8, 12])('jitter of %i ms is no loss', (jitterMs) => {
  const random = seeded(3)
  expect(numbers(even(5_000).map((time) => time + random() * jitterMs))).toEqual(counted(5_000))
})

test.each([300, -300])('nor is a clock that goes by %i millionths wrong', (ppm) => {
  const random = seeded(4)
  expect(numbers(even(20_000).map((time) => time * (1 + ppm / 1e6) + random() * 5))).toEqual(counted(20_000))
})

test('what is lost keeps its place, one or several in a row', () => {
  const random = seeded(5)
  const kept = counted(5_000).filter((number) => number < 20 || random() > 0.05)
  expect(numbers(kept.map((number) => number * EVERY_MS + random() * 6))).toEqual(kept)
})

test('what came late and at once is counted on, and the clock is right again', () => {
  const late = [...even(50), ...even(10).map((time) => 60 * EVERY_MS + time / 50)]
  const found = numbers([...late, ...even(100).map((time) => 61 * EVERY_MS + time)])
  for (const [at, number] of found.entries()) expect(number).toBeGreaterThan(found[at - 1] ?? -1)
  expect((found.at(-1) ?? 0) - (found.at(-50) ?? 0)).toBe(49)
})

test('who pauses goes on where it was', () => {
  const found = numbers([...even(10), ...even(10).map((time) => 5_000 + time)])
  expect(found).toEqual(counted(20))
})
