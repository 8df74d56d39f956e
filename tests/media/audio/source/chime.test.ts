import { SAMPLE_RATE_HZ } from '../../../../src/media/audio/format'
import { levelDb } from '../../../../src/media/audio/level'
import { chime } from '../../../../src/media/audio/source/chime'

const seconds = (count: number, next = chime()): Float32Array => next(count * SAMPLE_RATE_HZ)

describe('the chime', () => {
  it('is heard, fades, and comes again after four seconds', () => {
    const sound = seconds(8)
    const level = (from: number): number => levelDb(sound.slice(from * SAMPLE_RATE_HZ, (from + 0.5) * SAMPLE_RATE_HZ))
    expect(level(0)).toBeGreaterThan(-30)
    expect(level(3.5)).toBeLessThan(-60)
    expect(level(4)).toBeCloseTo(level(0), 5)
  })

  it('has no clicks and never clips', () => {
    const sound = seconds(4)
    let steepest = 0
    for (let at = 1; at < sound.length; at++) steepest = Math.max(steepest, Math.abs(sound[at]! - sound[at - 1]!))
    expect(steepest).toBeLessThan(0.06)
    expect(Math.max(...sound.map(Math.abs).subarray(0, 100_000))).toBeLessThan(0.5)
  })

  it('goes on where it was, whatever is asked for at a time', () => {
    const next = chime()
    const pieces = [next(7), next(480), next(1)].flatMap((piece) => [...piece])
    expect(pieces).toEqual([...seconds(1).subarray(0, 488)])
  })
})
