import { resample, Resampler } from '../../../src/media/audio/resample'
import { seeded } from '../../support/seeded'
import { signalToNoiseDb, sine } from '../../support/tones'

/** Without the ends, where the sound begins and stops at once. */
const middle = (samples: Float32Array): Float32Array => samples.subarray(500, samples.length - 500)

test.each([
  [44_100, 48_000],
  [48_000, 44_100],
  [16_000, 48_000],
  [8_000, 48_000],
  [96_000, 48_000],
  [48_000, 48_000],
])('a tone goes from %i Hz to %i Hz and stays one', (from, to) => {
  const tone = resample(sine(from, 997, from), from, to)
  expect(tone).toHaveLength(to)
  expect(signalToNoiseDb(middle(tone), 997, to)).toBeGreaterThan(70)
  expect(Math.max(...middle(tone))).toBeCloseTo(0.5, 2)
})

test('what the lower rate cannot hold is gone, not folded', () => {
  const tone = middle(resample(sine(96_000, 30_000, 96_000), 96_000, 48_000))
  expect(Math.max(...tone)).toBeLessThan(0.001)
})

test('in pieces of any size it is the same as in one', () => {
  const random = seeded(4)
  const sound = Float32Array.from({ length: 20_000 }, () => random() - 0.5)
  const resampler = new Resampler(44_100, 48_000)
  const pieces: number[] = []
  for (let at = 0; at < sound.length;) {
    const size = Math.floor(random() * 700)
    pieces.push(...resampler.push(sound.subarray(at, at + size)))
    at += size
  }
  pieces.push(...resampler.flush())
  const whole = resample(sound, 44_100, 48_000)
  expect(pieces).toHaveLength(whole.length)
  expect(pieces.every((value, at) => Math.abs(value - whole[at]!) < 1e-6)).toBe(true)
})

test('nothing becomes nothing', () => {
  expect(resample(new Float32Array(0), 44_100, 48_000)).toHaveLength(0)
})
