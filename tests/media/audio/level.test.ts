import { LevelMeter, levelDb } from '../../../src/media/audio/level'
import { sine } from '../../support/tones'

test('the level of a piece: a full sine is 3 dB below full scale, nothing is silence', () => {
  expect(levelDb(sine(48_000, 440, 48_000, 1))).toBeCloseTo(-3.01, 1)
  expect(levelDb(sine(48_000, 440, 48_000, 0.1))).toBeCloseTo(-23.01, 1)
  expect(levelDb(new Float32Array(100))).toBe(-96)
  expect(levelDb(new Float32Array(0))).toBe(-96)
  expect(levelDb(new Float32Array(10).fill(4))).toBe(0)
})

test('a meter tells the last whole window', () => {
  const meter = new LevelMeter()
  expect(meter.db).toBe(-96)
  const tone = sine(4800, 440, 48_000, 0.5)
  meter.push(tone.subarray(0, 4000))
  expect(meter.db).toBe(-96)
  meter.push(tone.subarray(4000))
  expect(meter.db).toBeCloseTo(-9.03, 1)
  meter.push(new Float32Array(4799))
  expect(meter.db).toBeCloseTo(-9.03, 1)
  meter.push(new Float32Array(1))
  expect(meter.db).toBe(-96)
})

test('after a reset there is silence', () => {
  const meter = new LevelMeter(10)
  meter.push(sine(700, 440))
  meter.reset()
  expect(meter.db).toBe(-96)
  meter.push(new Float32Array(480))
  expect(meter.db).toBe(-96)
})
