import { Numbering, type OrderVerdict } from '../../../../src/media/audio/playout/numbering'

/** Judges as the playout does: what begins is begun. */
const judge = (numbering: Numbering, order: number, { deviationMs = 0, now = 0 } = {}): OrderVerdict => {
  const verdict = numbering.judge(order, deviationMs, now)
  if (verdict === 'begins') numbering.begin(order)
  return verdict
}

const begun = (): Numbering => {
  const numbering = new Numbering()
  judge(numbering, 500)
  return numbering
}

test('the first begins, what is near it fits, before and behind', () => {
  const numbering = begun()
  expect(numbering.origin).toBe(500)
  expect([501, 401, 499, 547].map((order) => judge(numbering, order))).toEqual(['fits', 'fits', 'fits', 'fits'])
})

test('what falls by more than 100 begins anew when the next bears it out', () => {
  const numbering = begun()
  expect([300, 500, 300, 300, 301, 302].map((order) => judge(numbering, order))).toEqual([
    'behind',
    'fits',
    'behind',
    'behind',
    'begins',
    'fits',
  ])
})

test('a leap that time bears out fits, one that it does not begins anew', () => {
  const numbering = begun()
  expect(judge(numbering, 700, { deviationMs: 10 })).toBe('fits')
  expect(judge(numbering, 748, { deviationMs: -1001 })).toBe('ahead')
  expect(judge(numbering, 759, { deviationMs: -1200 })).toBe('ahead')
  expect(judge(numbering, 769, { deviationMs: -1200 })).toBe('begins')
})

test('a clock that runs ahead is none that counts anew', () => {
  expect(judge(begun(), 501, { deviationMs: -5000 })).toBe('fits')
})

test('after 3 s without a packet it goes on by the clock, or begins anew', () => {
  const numbering = begun()
  expect(judge(numbering, 650, { now: 3001, deviationMs: 20 })).toBe('continues')
  expect(judge(numbering, 600, { now: 6001 })).toBe('fits')
  expect(judge(numbering, 640, { now: 9002 })).toBe('begins')
  expect(judge(numbering, 5000, { now: 12_003, deviationMs: -5000 })).toBe('begins')
})

test('what was forgotten begins anew', () => {
  const numbering = begun()
  numbering.forget()
  expect(judge(numbering, 501)).toBe('begins')
})
