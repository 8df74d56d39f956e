import { positionOf, type SeekTarget } from '../../../src/media/play/place'

describe('where a seek leads', () => {
  const extent = { positionMs: 10_000, durationMs: 60_000 }
  it.each<[SeekTarget, number]>([
    [{ byMs: 5000 }, 15_000],
    [{ byMs: -5000 }, 5000],
    [{ byMs: -30_000 }, 0],
    [{ byMs: 90_000 }, 59_000],
    [{ toMs: 42_000 }, 42_000],
    [{ toMs: NaN }, 10_000],
    [{ share: 0.5 }, 30_000],
    [{ share: 1 }, 59_000],
    [{ share: -1 }, 0],
  ])('%j: %i ms', (target, positionMs) => expect(positionOf(target, extent)).toBe(positionMs))

  it('of a length that is not known, a share leads nowhere and nothing is too far', () => {
    expect(positionOf({ share: 0.5 }, { positionMs: 7 })).toBe(7)
    expect(positionOf({ byMs: 1e6 }, { positionMs: 0 })).toBe(1e6)
  })

  it('of what is shorter than a second, everywhere is its beginning', () => {
    expect(positionOf({ share: 1 }, { positionMs: 0, durationMs: 800 })).toBe(0)
  })
})
