import { AdaptivePlayout } from '../../../../src/media/audio/playout/adaptive-playout'
import { playLink, type SoundLink } from '../../../support/sound-link'
import { speechLike } from '../../../support/speech-like'

const sound = speechLike(8)

interface Outcome {
  readonly playout: AdaptivePlayout
  /** True delays, ms, from the fifth second on. */
  readonly delays: readonly number[]
}

const play = (link: Partial<SoundLink>, seconds = 30): Outcome => {
  const playout = new AdaptivePlayout()
  const delays: number[] = []
  playLink(playout, { seed: 1, sound, ...link }, seconds * 1000, ({ atMs, delayMs }) => {
    if (atMs >= 5000 && delayMs !== undefined) delays.push(delayMs)
  })
  return { playout, delays }
}

test('a clean link costs a pull and 3 ms', () => {
  const { playout, delays } = play({}, 15)
  expect(Math.max(...delays)).toBeLessThan(13.5)
  expect(playout.stats).toMatchObject({ lost: 0, late: 0, underruns: 0, concealedMs: 0 })
  expect(Math.max(...play({ pullSamples: 240 }, 15).delays)).toBeLessThan(8.5)
})

test.each([20, 40])('jitter of %i ms costs as much delay, and at most one underrun a minute', (jitterMs) => {
  const { playout, delays } = play({ jitterMs }, 60)
  expect(playout.stats.underruns).toBeLessThanOrEqual(1)
  expect(Math.max(...delays)).toBeLessThan(10 + 1.5 * jitterMs)
})
