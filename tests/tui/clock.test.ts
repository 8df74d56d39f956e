import { en } from '../../src/tui/words/en'
import { ago, duration, longDuration, timeOfDay, timeWithSeconds } from '../../src/tui/clock'
import { NOON_MS } from '../support/tui-scenes'

test('the time of the day is that of the place', () => {
  expect(timeOfDay(NOON_MS, 0)).toBe('12:41')
  expect(timeOfDay(NOON_MS, 60)).toBe('13:41')
  expect(timeWithSeconds(NOON_MS + 7000, -13 * 60)).toBe('23:41:07')
  expect(timeOfDay(Number.NaN, 0)).toBe('--:--')
})

test.each([
  [0, '0:00', '00:00:00'],
  [59_999, '0:59', '00:00:59'],
  [192_000, '3:12', '00:03:12'],
  [3_723_000, '1:02:03', '01:02:03'],
  [-5, '0:00', '00:00:00'],
])('%d ms last %s, %s', (ms, short, long) => {
  expect(duration(ms)).toBe(short)
  expect(longDuration(ms)).toBe(long)
})

test.each([
  [-1000, 'now'],
  [59_000, 'now'],
  [60_000, '1 min ago'],
  [3_599_000, '59 min ago'],
  [3_600_000, '1 h ago'],
  [47 * 3_600_000, '47 h ago'],
  [48 * 3_600_000, '2 days ago'],
])('%d ms are %s', (ms, words) => {
  expect(ago(ms, en)).toBe(words)
})
