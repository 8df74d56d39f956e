import { CATCH_UP_MS, Metronome } from '../../../src/media/audio/metronome'
import { HandClock } from '../../support/hand-clock'

const beats = (): { clock: HandClock; metronome: Metronome; counts: number[]; sum: () => number } => {
  const [clock, counts] = [new HandClock(), [] as number[]]
  const metronome = new Metronome(clock, (count) => counts.push(count))
  return { clock, metronome, counts, sum: () => counts.reduce((sum, count) => sum + count, 0) }
}

describe('the beat of sources and sinks without a clock', () => {
  it('is 480 samples every 10 ms, the first after 10 ms, and does not drift', () => {
    const { clock, counts, sum } = beats()
    clock.pass(9.9)
    expect(counts).toEqual([])
    clock.pass(0.2)
    expect(counts).toEqual([480])
    clock.pass(3_600_000)
    expect(sum()).toBe(3_600_000 * 48 + 480)
  })

  it('makes up for a short stall', () => {
    const { clock, counts, sum, metronome } = beats()
    clock.pass(10)
    clock.stall(100)
    expect(counts).toEqual([480, 4800])
    clock.pass(90)
    expect(sum()).toBe(200 * 48)
    expect(metronome.skippedSamples).toBe(0)
  })

  it('leaves out what is beyond that, counted, and goes on at the same pace', () => {
    const { clock, counts, metronome, sum } = beats()
    clock.stall(5000)
    expect(counts).toEqual([CATCH_UP_MS * 48])
    expect(metronome.skippedSamples).toBe((5000 - CATCH_UP_MS) * 48)
    clock.pass(1000)
    expect(sum()).toBe((CATCH_UP_MS + 1000) * 48)
  })

  it('stops, from within a beat as well', () => {
    const clock = new HandClock()
    const counts: number[] = []
    const metronome: Metronome = new Metronome(clock, (count) => {
      counts.push(count)
      metronome.stop()
    })
    clock.pass(1000)
    expect(counts).toEqual([480])
  })
})
