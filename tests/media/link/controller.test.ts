import fc from 'fast-check'
import { LinkController } from '../../../src/media/link/controller'
import { LEAST_HOLD, MOST_HOLD } from '../../../src/media/link/ladder'
import { ages, percentile, runLink, throughput, type Passage, type SimulatedLink } from '../../support/simulated-link'

const SETTLED_MS = 5000
const END_MS = 25_000

const run = (link: Omit<SimulatedLink, 'seed'> & { seed?: number }, ceiling?: number): readonly Passage[] =>
  runLink(new LinkController(ceiling), { seed: 1, ...link }, END_MS)

const settled = (passages: readonly Passage[]): readonly Passage[] =>
  passages.filter(({ sentMs }) => sentMs >= SETTLED_MS)
const between = (passages: readonly Passage[], fromMs: number, toMs: number): readonly Passage[] =>
  passages.filter(({ sentMs }) => sentMs >= fromMs && sentMs < toMs)
const steady = (rate: number) => (): number => rate

const link = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  kilobytes: fc.integer({ min: 150, max: 5000 }),
  wayMs: fc.integer({ min: 0, max: 120 }),
  jitterMs: fc.integer({ min: 0, max: 40 }),
  motionBytes: fc.integer({ min: 100, max: 60_000 }),
})

describe('the controller of the link to the terminal', () => {
  it('keeps pictures younger than 400 ms at 150 KB/s and above, two at most on their way', () => {
    fc.assert(
      fc.property(link, ({ kilobytes, ...more }) => {
        const late = settled(run({ ...more, rate: steady(kilobytes * 1000) }))
        expect(late.length).toBeGreaterThan(4 * 20)
        expect(ages(late).at(-1)).toBeLessThan(400)
        expect(Math.max(...late.map(({ together }) => together))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 20 },
    )
  })

  it('keeps efforts within their limits on any link, however it changes', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(link, steps, fc.boolean(), ({ seed, wayMs, jitterMs, motionBytes }, rates, obeys) => {
        const more = { seed, wayMs, jitterMs, motionBytes }
        const rate = (nowMs: number): number => rates[Math.floor((nowMs / END_MS) * rates.length)] ?? 0
        for (const { plan, together } of run({ ...more, rate, obeys })) {
          expect(together).toBeLessThanOrEqual(2)
          expect(plan.effort.hold).toBeGreaterThanOrEqual(LEAST_HOLD)
          expect(plan.effort.hold).toBeLessThanOrEqual(MOST_HOLD)
          expect(plan.effort.budgetBytes).toBeGreaterThan(0)
          expect(Number.isNaN(plan.atMs)).toBe(false)
          expect(plan.detail).toBeGreaterThan(0)
          expect(plan.detail).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each([5, 30, 150, 500])('uses most of a link of %d KB/s when pictures want more than it takes', (kilobytes) => {
    const all = run({ rate: steady(kilobytes * 1000), motionBytes: 4e6, fullBytes: 4e6, jitterMs: 10 })
    const used = throughput(all, SETTLED_MS, END_MS) / (kilobytes * 1000)
    expect(used).toBeGreaterThan(0.6)
    expect(used).toBeLessThan(0.95)
  })

  it('costs nothing but a little hold where the link is fast', () => {
    const late = settled(run({ rate: steady(20_000_000) }))
    expect(late.length).toBeGreaterThan(20 * 24)
    expect(late.every(({ plan }) => plan.effort.hold === LEAST_HOLD && plan.detail === 1)).toBe(true)
  })

  it('gives up small differences first, then pictures a second, then detail', () => {
    const all = run({ rate: steady(20_000), motionBytes: 60_000 })
    const first = (what: (one: Passage, before: Passage) => boolean): number =>
      all.findIndex((one, at) => at > 0 && what(one, all[at - 1]!))
    const held = first(({ plan }) => plan.effort.hold === MOST_HOLD)
    const coarse = first(({ plan }) => plan.detail < 1)
    expect(held).toBeGreaterThan(0)
    expect(coarse).toBeGreaterThan(held)
    const gaps = all.slice(held, coarse).map(({ sentMs }, at) => sentMs - (all[held + at - 1]?.sentMs ?? 0))
    expect(Math.max(...gaps)).toBeGreaterThanOrEqual(100)
  })

  it.each([5, 10, 30, 150])('never holds up what is written next for long: a picture at %d KB/s', (kilobytes) => {
    const rate = kilobytes * 1000
    const late = settled(run({ rate: steady(rate), motionBytes: 4e6, fullBytes: 4e6, jitterMs: 10 }))
    const takenMs = late.map(({ bytes }) => (1000 * bytes) / rate).sort((a, b) => a - b)
    expect(percentile(takenMs, 0.95)).toBeLessThan(130)
    // More pictures a second make up for their size.
    expect(late.length).toBeGreaterThan(20 * 8)
    expect(percentile(ages(late), 0.5)).toBeLessThan(150)
  })

  it('keeps pictures young where a renderer cannot stop at its budget', () => {
    const late = run({ rate: steady(150_000), obeys: false, jitterMs: 10 }).filter(({ sentMs }) => sentMs > 8000)
    expect(percentile(ages(late), 0.95)).toBeLessThan(400)
  })

  it.each([5, 30])('follows a fall from 500 to %d KB/s, and its end, within seconds', (kilobytes) => {
    const rate = (nowMs: number): number => (nowMs < 8000 || nowMs >= 14_000 ? 500_000 : kilobytes * 1000)
    const all = run({ rate, jitterMs: 10 })
    const slow = between(all, 11_000, 14_000)
    expect(slow.length).toBeGreaterThan(6)
    expect(ages(slow).at(-1)).toBeLessThan(400)
    const before = between(all, 5000, 8000)
    const after = between(all, 22_000, 25_000)
    expect(after.length).toBeGreaterThan(before.length * 0.9)
    expect(after.every(({ plan }) => plan.detail === 1 && plan.effort.hold <= 12)).toBe(true)
  })

  it('does not swing: on an even link the detail stays what it became', () => {
    for (const kilobytes of [10, 20, 40, 60, 80, 100, 150, 250]) {
      const late = run({ rate: steady(kilobytes * 1000), motionBytes: 30_000 }).filter(({ sentMs }) => sentMs > 10_000)
      const changes = late.filter(({ plan }, at) => at > 0 && plan.detail !== late[at - 1]!.plan.detail)
      expect(changes.length).toBeLessThanOrEqual(4)
    }
  })

  it('never takes more than its ceiling in any second', () => {
    fc.assert(
      fc.property(link, fc.integer({ min: 4000, max: 200_000 }), ({ kilobytes, ...more }, ceiling) => {
        const all = run({ ...more, rate: steady(kilobytes * 1000) }, ceiling)
        all.forEach(({ sentMs }) => {
          const second = between(all, sentMs, sentMs + 1000).reduce((sum, { bytes }) => sum + bytes, 0)
          expect(second).toBeLessThanOrEqual(ceiling)
        })
      }),
      { numRuns: 15 },
    )
    const full = run({ rate: steady(5_000_000), motionBytes: 1e6, fullBytes: 1e6 }, 30_000)
    expect(throughput(full, SETTLED_MS, END_MS)).toBeGreaterThan(30_000 * 0.6)
  })

  it('goes on after answers that never came', () => {
    const controller = new LinkController()
    const plan = controller.plan(0, [])
    controller.sent(5000, plan, 0)
    expect(controller.plan(100, [{ bytes: 5000, sentMs: 0 }]).atMs).toBe(Infinity)
    expect(controller.plan(11_000, []).atMs).toBe(11_000)
  })

  it('says what it knows', () => {
    const controller = new LinkController()
    expect(controller.state).toEqual({ hold: LEAST_HOLD, detail: 1 })
    runLink(controller, { seed: 1, rate: steady(20_000), motionBytes: 1e6, fullBytes: 1e6 }, END_MS)
    expect(controller.state.bytesPerSecond).toBeGreaterThan(15_000)
    expect(controller.state.bytesPerSecond).toBeLessThan(26_000)
    expect(controller.state).toMatchObject({ hold: MOST_HOLD, mostFps: 10 })
  })
})
