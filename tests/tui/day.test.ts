import { longWhen, shortWhen } from '../../src/tui/day'
import { en } from '../../src/tui/words/en'

const NOON_MS = Date.UTC(2026, 10, 20, 12, 41)
const HOUR_MS = 3_600_000

/** So many hours before noon of a Friday, at a place so many minutes east of UTC. */
const when = (hoursAgo: number, utcOffsetMin = 0): string =>
  shortWhen({ atMs: NOON_MS - hoursAgo * HOUR_MS, nowMs: NOON_MS, utcOffsetMin }, en.history)

test.each([
  [0, '12:41'],
  [12, '00:41'],
  [13, 'yesterday'],
  [36, 'yesterday'],
  [37, 'Wed'],
  [156, 'Sat'],
  [157, '11-13'],
  [400 * 24, '10-16'],
  [-30, '18:41'],
])('%d hours ago is %s', (hours, words) => {
  expect(when(hours)).toBe(words)
})

test('a day is one of the place', () => {
  expect([when(10, 0), when(10, -300)]).toEqual(['02:41', 'yesterday'])
  expect(when(13, 600)).toBe('09:41')
})

test('exactly, with its date', () => {
  expect(longWhen({ atMs: NOON_MS, utcOffsetMin: 720 })).toBe('2026-11-21 00:41')
  expect(longWhen({ atMs: Number.NaN, utcOffsetMin: 0 })).toContain('--')
})
