import fc from 'fast-check'
import { distance, nearest } from '../../src/protocol/nearest'

describe('distance', () => {
  test.each([
    ['theme', 'theme', 0],
    ['theem', 'theme', 1],
    ['thme', 'theme', 1],
    ['thheme', 'theme', 1],
    ['thexe', 'theme', 1],
    ['', 'mute', 4],
    ['kitten', 'sitting', 3],
    // A letter that was exchanged is not exchanged or changed again.
    ['ca', 'abc', 3],
  ])('from %p to %p is %d', (one, other, expected) => expect(distance(one, other)).toBe(expected))

  test('is the same in both directions, and no more than the longer word', () => {
    const word = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one))
        expect(distance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length))
      }),
    )
  })
})

describe('nearest', () => {
  const keys = ['screen.theme', 'screen.render', 'sound.volume', 'video.quality']

  test.each([
    ['theem', 'screen.theme'],
    ['screen.tehme', 'screen.theme'],
    ['video.volume', 'sound.volume'],
    ['qualiti', 'video.quality'],
  ])('of %p is %p', (mistyped, key) => expect(nearest(mistyped, keys)).toBe(key))

  test.each(['', 'x', 'camera', 'x'.repeat(100_000)])('there is none of what is like nothing', (mistyped) => {
    expect(nearest(mistyped, keys)).toBeUndefined()
  })
})
