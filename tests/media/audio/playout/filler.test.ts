import { Filler, MEMORY_SAMPLES, type FillerKind } from '../../../../src/media/audio/playout/filler'
import { largestJump, sine } from '../../../support/tones'
import { seeded } from '../../../support/seeded'
import { speechLike } from '../../../support/speech-like'

/** What was played, and what a filler makes behind it. */
const goOn = (kind: FillerKind, memory: Float32Array, count: number): Float32Array => {
  const filler = new Filler(kind, memory)
  return Float32Array.of(...memory, ...Float32Array.from({ length: count }, () => filler.next()))
}

test.each([100, 333, 997, 2500])('a tone of %i Hz goes on as the tone', (hz) => {
  const sound = goOn('loss', sine(MEMORY_SAMPLES, hz), 480)
  const tone = sine(MEMORY_SAMPLES + 480, hz)
  expect(largestJump(sound)).toBeLessThan(1.03 * largestJump(tone))
  const error = sound.subarray(MEMORY_SAMPLES).map((sample, at) => sample - tone[MEMORY_SAMPLES + at]!)
  expect(Math.max(...error.map(Math.abs))).toBeLessThan(0.1)
})

test('lost sound is as loud as before for 10 ms and gone after 80 ms', () => {
  const sound = goOn('loss', sine(MEMORY_SAMPLES, 500), 4800).subarray(MEMORY_SAMPLES)
  expect(Math.max(...sound.subarray(0, 480))).toBeGreaterThan(0.49)
  expect(Math.max(...sound.subarray(2000, 2200))).toBeLessThan(0.3)
  expect(sound.subarray(3840).every((sample) => sample === 0)).toBe(true)
  const filler = new Filler('loss', sine(MEMORY_SAMPLES, 500))
  for (let made = 0; made < 3839; made++) filler.next()
  expect(filler.isOver).toBe(false)
  filler.next()
  expect(filler.isOver).toBe(true)
})

test('silence begins within 5 ms', () => {
  const sound = goOn('silence', sine(MEMORY_SAMPLES, 500), 480)
  expect(sound.subarray(MEMORY_SAMPLES + 240).every((sample) => sample === 0)).toBe(true)
  expect(largestJump(sound)).toBeLessThan(1.1 * largestJump(sine(MEMORY_SAMPLES, 500)))
})

test('speech that breaks off anywhere goes on without a jump larger than its own', () => {
  const speech = speechLike(2)
  for (let at = MEMORY_SAMPLES; at < speech.length; at += 3001) {
    const memory = speech.subarray(at - MEMORY_SAMPLES, at)
    expect(largestJump(goOn('loss', memory, 4000))).toBeLessThanOrEqual(1.02 * largestJump(memory) + 1e-6)
  }
})

test('a sound without any period is repeated without a seam', () => {
  const random = seeded(1)
  let value = 0
  const memory = Float32Array.from({ length: MEMORY_SAMPLES }, () => (value = 0.99 * value + 0.02 * (random() - 0.5)))
  expect(largestJump(goOn('loss', memory, 3000))).toBeLessThan(1.2 * largestJump(memory))
})

test('of silence, silence is made', () => {
  expect(Math.max(...goOn('loss', new Float32Array(MEMORY_SAMPLES), 1000).map(Math.abs))).toBe(0)
})
