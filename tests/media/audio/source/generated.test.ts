import { GeneratedSource, TONE_AMPLITUDE, sine } from '../../../../src/media/audio/source/generated'
import { HandClock } from '../../../support/hand-clock'
import { SourceEar } from '../../../support/source-ear'

describe('a tone', () => {
  it('is a sine of its frequency, without a break, at -20 dB of a full sine', async () => {
    const [clock, ear] = [new HandClock(), new SourceEar()]
    const source = new GeneratedSource('tone', sine(997.3), ear, clock)
    clock.pass(300)
    clock.stall(70)
    clock.pass(630)
    const { sound } = ear
    expect(sound).toHaveLength(48_000)
    for (let i = 0; i < sound.length; i += 7) {
      expect(sound[i]).toBeCloseTo(TONE_AMPLITUDE * Math.sin((2 * Math.PI * 997.3 * i) / 48_000), 5)
    }
    expect(20 * Math.log10(TONE_AMPLITUDE)).toBeCloseTo(-20)
    await source.close()
    clock.pass(1000)
    expect(ear.length).toBe(48_000)
  })
})
