import { Ledger } from '../../../../src/media/audio/playout/ledger'

const begun = (): Ledger => {
  const ledger = new Ledger()
  ledger.begin(-1)
  return ledger
}

test('what does not come until its turn is over is lost, unless it was silence', () => {
  const ledger = begun()
  ledger.arrive(0, false)
  ledger.arrive(3, true)
  ledger.arrive(6, false)
  expect(ledger.lost).toBe(0)
  ledger.judge(5)
  expect(ledger.lost).toBe(2)
  ledger.judge(5)
  ledger.judge(2)
  expect(ledger.lost).toBe(2)
  expect([0, 3, 5].map((packet) => ledger.isSilenceAfter(packet))).toEqual([false, true, true])
})

test('what comes late is not lost, and what comes twice is told', () => {
  const ledger = begun()
  ledger.arrive(0, false)
  ledger.judge(3)
  expect(ledger.lost).toBe(3)
  expect(ledger.arrive(2, false)).toBe(true)
  expect(ledger.lost).toBe(2)
  expect(ledger.arrive(2, false)).toBe(false)
  expect(ledger.arrive(0, false)).toBe(false)
  expect(ledger.lost).toBe(2)
})

test('a gap of any length is counted, and quickly', () => {
  const ledger = begun()
  ledger.arrive(0, false)
  ledger.judge(1e12)
  expect(ledger.lost).toBe(1e12)
})

test('a gap that is skipped and what was before a new count are not missed', () => {
  const ledger = begun()
  ledger.arrive(0, false)
  ledger.skip(100)
  ledger.judge(101)
  expect(ledger.lost).toBe(0)
  ledger.arrive(102, false)
  ledger.begin(-1)
  expect(ledger.arrive(102, false)).toBe(true)
})
