import { Pace } from '../../../../src/media/audio/playout/pace'
import { PullClock } from '../../../../src/media/audio/playout/pull-clock'

/** Lets a pace make good what drifts for so many seconds; what is left over, in ms. */
const steered = (pace: Pace, driftPpm: number, seconds: number, excessMs = 0): number => {
  for (let second = 0; second < seconds; second += 0.01) {
    const step = pace.next(excessMs, 0.01)
    excessMs += (driftPpm / 1000 - (step - 1) * 1000) * 0.01
  }
  return excessMs
}

describe('the pace', () => {
  test.each([200, -200, 1000, -1000])('learns a drift of %i ppm, until nothing is left over', (driftPpm) => {
    const pace = new Pace()
    expect(Math.abs(steered(pace, driftPpm, 5))).toBeLessThan(2)
    expect(Math.abs(steered(pace, driftPpm, 60))).toBeLessThan(0.05)
    expect(pace.step).toBeCloseTo(1 + driftPpm / 1e6, 4)
  })

  test('changes by one in a hundred at most, and never at once', () => {
    const pace = new Pace()
    let [last, most] = [1, 0]
    for (let pull = 0; pull < 300; pull++) {
      const step = pace.next(pull < 150 ? 100 : -100, 0.01)
      most = Math.max(most, Math.abs(step - last))
      expect(Math.abs(step - 1)).toBeLessThanOrEqual(0.01)
      last = step
    }
    expect(last).toBeLessThan(0.9901)
    expect(most).toBeLessThan(0.0015)
  })

  test('makes good what is left in a few seconds', () => {
    expect(Math.abs(steered(new Pace(), 0, 4, 20))).toBeLessThan(2)
  })

  test('goes on as it was where there is nothing to steer by', () => {
    const pace = new Pace()
    steered(pace, 200, 60)
    for (let pull = 0; pull < 100; pull++) pace.next(undefined, 0.01)
    expect(pace.step).toBeCloseTo(1.0002, 5)
  })
})

describe('the clock of the pulls', () => {
  const pull = (clock: PullClock, count: number, now: number): number => {
    clock.note(count, now)
    const { dueMs } = clock
    clock.advance(count)
    return dueMs
  }

  test('tells when the end of a pull is wanted by the earliest of the last second', () => {
    const clock = new PullClock()
    expect(pull(clock, 480, 100)).toBe(90)
    expect(pull(clock, 480, 107)).toBe(97)
    expect(pull(clock, 480, 125)).toBe(107)
  })

  test('forgets an early pull after a second', () => {
    const clock = new PullClock()
    pull(clock, 480, 0)
    let dueMs = 0
    for (let count = 1; count < 120; count++) dueMs = pull(clock, 480, count * 10 + 5)
    expect(dueMs).toBeCloseTo(1185)
  })

  test('a pause sets it anew', () => {
    const clock = new PullClock()
    pull(clock, 480, 0)
    expect(pull(clock, 480, 5000)).toBe(4990)
  })
})
