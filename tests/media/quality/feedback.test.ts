import { Feedback } from '../../../src/media/quality/feedback'
import { MachineLoad } from '../../../src/media/quality/machine-load'

const report = (high: number, got: number, lost: number) => ({
  high,
  got,
  lost,
  heldMs: 30,
  delayMs: 5,
  shownFps: 20,
})

describe('what reports say', () => {
  it('is told between two of them, with the way there and back', () => {
    const feedback = new Feedback()
    for (let order = 0; order < 40; order++) feedback.sent(order, order * 40)
    expect(feedback.report(report(9, 10, 0), 500)).toBeUndefined()
    expect(feedback.report(report(19, 16, 4), 1000)).toEqual({
      expected: 10,
      lost: 4,
      delayMs: 5,
      arrivedFps: 12,
      shownFps: 20,
      rttMs: 1000 - 19 * 40 - 30,
    })
  })

  it('waits for enough pictures, and begins anew with a receiver that counts anew', () => {
    const feedback = new Feedback()
    feedback.report(report(9, 10, 0), 0)
    expect(feedback.report(report(11, 12, 0), 400)).toBeUndefined()
    expect(feedback.report(report(19, 20, 0), 800)).toMatchObject({ expected: 10, lost: 0 })
    expect(feedback.report(report(3, 4, 0), 1200)).toBeUndefined()
    expect(feedback.report(report(13, 14, 0), 1600)).toMatchObject({ expected: 10 })
  })

  it('is nothing wild when a late picture takes a loss back, or a report lies', () => {
    const feedback = new Feedback()
    feedback.report(report(9, 5, 5), 0)
    expect(feedback.report(report(19, 18, 2), 400)).toMatchObject({ lost: 0 })
    expect(feedback.report(report(29, 18, 900), 800)).toMatchObject({ expected: 10, lost: 10, rttMs: undefined })
  })
})

describe('what the machine can do', () => {
  it('is known after a while, and does not flutter', () => {
    const load = new MachineLoad()
    for (let picture = 0; picture < 10; picture++) load.took(500)
    expect(load.fps).toBe(Infinity)
    for (let picture = 0; picture < 100; picture++) load.took(70)
    expect(load.fps).toBeCloseTo(10, -1)
    const before = load.fps
    for (let picture = 0; picture < 100; picture++) load.took(picture % 2 === 0 ? 68 : 73)
    expect(load.fps).toBe(before)
    for (let picture = 0; picture < 100; picture++) load.took(7)
    expect(load.fps).toBeGreaterThan(80)
  })
})
