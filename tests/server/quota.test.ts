import { Quota } from '../../src/server/quota'

test('a client may take as many as the burst, and one more after each while', () => {
  const quota = new Quota({ burst: 2, refillMs: 100 })
  expect([quota.take('a', 0), quota.take('a', 0), quota.take('a', 0)]).toEqual([true, true, false])
  expect(quota.take('b', 0)).toBe(true)
  expect(quota.take('a', 99)).toBe(false)
  expect(quota.take('a', 100)).toBe(true)
  expect(quota.take('a', 100)).toBe(false)
})

test('it never earns more than the burst, and a clock that goes back takes nothing away', () => {
  const quota = new Quota({ burst: 2, refillMs: 100 })
  quota.take('a', 1_000)
  expect([1_000_000, 1_000_000, 1_000_000].map((ms) => quota.take('a', ms))).toEqual([true, true, false])
  expect(quota.take('a', 0)).toBe(false)
})
