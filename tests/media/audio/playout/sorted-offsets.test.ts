import { SortedOffsets } from '../../../../src/media/audio/playout/sorted-offsets'
import { seeded } from '../../../support/seeded'

test('numbers that come and go are in order at any time, equal ones too', () => {
  const random = seeded(7)
  const sorted = new SortedOffsets(64)
  const naive: number[] = []
  for (let i = 0; i < 2000; i++) {
    if (naive.length < 64 && (naive.length === 0 || random() < 0.55)) {
      const value = Math.floor(random() * 40) - 20
      naive.push(value)
      sorted.add(value)
    } else {
      sorted.remove(naive.splice(Math.floor(random() * naive.length), 1)[0] ?? NaN)
    }
    naive.sort((a, b) => a - b)
    expect(Array.from({ length: sorted.length }, (_, at) => sorted.at(at))).toEqual(naive)
    expect(sorted.countTo(3, true)).toBe(naive.filter((value) => value <= 3).length)
    expect(sorted.countTo(3, false)).toBe(naive.filter((value) => value < 3).length)
  }
})

test('what is not there is not taken away, and more than there is room for is a mistake', () => {
  const sorted = new SortedOffsets(2)
  sorted.add(1)
  sorted.remove(2)
  expect([sorted.length, sorted.at(0), sorted.at(1)]).toEqual([1, 1, 0])
  sorted.add(3)
  expect(() => sorted.add(4)).toThrow('no room')
  sorted.clear()
  expect(sorted.length).toBe(0)
})
