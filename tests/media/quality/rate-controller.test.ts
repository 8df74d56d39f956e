import { ladderOf, type Wishes } from '../../../src/media/quality/ladder'
import { RateController } from '../../../src/media/quality/rate-controller'
import { pictureBytes, runPictures, type LinkSecond, type PictureLink } from '../../support/picture-link'

const WISHES: Wishes = { width: 320, height: 240, fps: 25, quality: 70, automatic: ['quality', 'fps', 'size'] }
const WIDE = (): number => 20_000
const MINUTE = 60_000

const run = (link: PictureLink, minutes: number, wishes = WISHES): readonly LinkSecond[] =>
  runPictures(new RateController(wishes), link, minutes * MINUTE)

const mean = (seconds: readonly LinkSecond[], of: (second: LinkSecond) => number): number =>
  seconds.reduce((sum, second) => sum + of(second), 0) / seconds.length

/** How often the rung changed. */
const changes = (seconds: readonly LinkSecond[]): number =>
  seconds.filter(({ rung }, at) => at > 0 && JSON.stringify(rung) !== JSON.stringify(seconds[at - 1]?.rung)).length

const kbpsOf = (rung: LinkSecond['rung']): number => (pictureBytes(rung) * 8 * rung.fps) / 1000

describe('a way with room', () => {
  it('carries the best after a while, and it stays', () => {
    const seconds = run({ seed: 1, kbps: WIDE }, 2)
    expect(seconds[0]?.rung.quality).toBe(70)
    expect(seconds[20]?.rung).toEqual({ quality: 85, fps: 25, width: 320, height: 240 })
    expect(changes(seconds.slice(20))).toBe(0)
  })

  it.each([1, 2, 3])('and a little loss is not given way to (seed %i)', (seed) => {
    const seconds = run({ seed, kbps: WIDE, loss: () => 0.01 }, 3)
    expect(mean(seconds.slice(90), ({ rung }) => rung.quality)).toBeGreaterThan(78)
    expect(seconds.every(({ rung }) => rung.fps === 25 && rung.width === 320)).toBe(true)
  })

  it('and a peer that tells nothing: the usual, and no more', () => {
    const seconds = run({ seed: 1, kbps: WIDE, reports: false }, 2)
    expect(changes(seconds)).toBe(0)
    expect(seconds[0]?.rung).toEqual({ quality: 70, fps: 25, width: 320, height: 240 })
  })
})

describe.each([800, 400, 200])('a way of %i kbit/s', (kbps) => {
  it.each([1, 2, 3])('is used and not overfilled (seed %i)', (seed) => {
    const seconds = run({ seed, kbps: () => kbps }, 4)
    const settled = seconds.slice(60)
    expect(mean(settled, ({ loss }) => loss)).toBeLessThan(0.02)
    expect(mean(settled, ({ delayMs }) => delayMs)).toBeLessThan(120)
    expect(mean(settled, (second) => second.kbps)).toBeGreaterThan(0.55 * kbps)
    expect(changes(settled)).toBeLessThan(settled.length / 6)
  })

  it('is found within a few seconds when it was wide before, and left again when it is wide again', () => {
    const narrow = (nowMs: number): boolean => nowMs >= 60_000 && nowMs < 120_000
    const seconds = run({ seed: 5, kbps: (nowMs) => (narrow(nowMs) ? kbps : 20_000) }, 4)
    expect(kbpsOf(seconds[69]!.rung)).toBeLessThan(1.1 * kbps)
    expect(mean(seconds.slice(70, 120), ({ loss }) => loss)).toBeLessThan(0.03)
    expect(seconds.at(-1)?.rung.quality).toBe(85)
  })
})

describe('what is given up', () => {
  it('is quality first, then pictures a second, then size, and never what can be read', () => {
    const ladder = ladderOf(WISHES)
    const [best, worst] = [ladder[0], ladder.at(-1)]
    expect(best).toEqual({ quality: 85, fps: 25, width: 320, height: 240 })
    expect(worst).toEqual({ quality: 35, fps: 10, width: 160, height: 120 })
    const costs = ladder.map(kbpsOf)
    expect(costs).toEqual([...costs].sort((a, b) => b - a))
    const firstOf = (changed: (rung: (typeof ladder)[number]) => boolean): number => ladder.findIndex(changed)
    expect(firstOf(({ quality }) => quality === 35)).toBeLessThan(firstOf(({ fps }) => fps < 25))
    expect(firstOf(({ fps }) => fps === 10)).toBeLessThan(firstOf(({ width }) => width < 320))
  })

  it('is nothing of what is fixed', () => {
    const fixed: Wishes = { ...WISHES, quality: 50, automatic: ['fps'] }
    const seconds = run({ seed: 1, kbps: () => 300 }, 2, fixed)
    expect(seconds.every(({ rung }) => rung.quality === 50 && rung.width === 320)).toBe(true)
    expect(seconds.at(-1)?.rung.fps).toBeLessThan(25)
    const all = run({ seed: 1, kbps: () => 100 }, 2, { ...WISHES, automatic: [] })
    expect(changes(all)).toBe(0)
  })

  it('is pictures a second where the other machine does not show them all, until it does', () => {
    const seconds = run({ seed: 1, kbps: WIDE, showsFps: (nowMs) => (nowMs < 60_000 ? 12 : 999) }, 2)
    expect(seconds[30]?.rung.fps).toBeLessThanOrEqual(17)
    expect(seconds[30]?.rung.fps).toBeGreaterThanOrEqual(12)
    expect(seconds.at(-1)?.rung.fps).toBe(25)
  })

  it('is nothing where a picture that does not move comes once a second, or one report is odd', () => {
    const controller = new RateController(WISHES)
    const still = { expected: 5, lost: 0, delayMs: 0, arrivedFps: 1.1, shownFps: 0, rttMs: 10 }
    for (let at = 0; at < 5; at++) controller.interval(still, 70, at * 5000)
    controller.interval({ ...still, arrivedFps: 25 }, 70, 30_000)
    expect(controller.rung.fps).toBe(25)
  })

  it('is quality where our own system refuses datagrams, until it does not', () => {
    const refuses = (nowMs: number): number => (nowMs < 30_000 ? 0.3 : 0)
    const seconds = run({ seed: 1, kbps: WIDE, reports: false, refuses }, 2)
    expect(seconds[10]?.rung.quality).toBeLessThan(70)
    expect(seconds.at(-1)?.rung.quality).toBe(70)
  })

  it('is no rung that changes nothing, because a datagram holds no better picture', () => {
    const controller = new RateController(WISHES)
    const bad = { expected: 20, lost: 3, delayMs: 0, arrivedFps: 25, shownFps: 25, rttMs: 10 }
    controller.interval(bad, 45, 1000)
    expect(controller.rung.quality).toBeLessThan(45)
  })
})

describe('other wishes', () => {
  it('keep what was learned of the way', () => {
    const controller = new RateController(WISHES)
    const bad = { expected: 20, lost: 10, delayMs: 0, arrivedFps: 25, shownFps: 25, rttMs: 10 }
    controller.interval(bad, 70, 1000)
    const { quality } = controller.rung
    expect(quality).toBeLessThan(70)
    controller.wish({ ...WISHES, width: 640, height: 480 })
    expect(controller.rung).toEqual({ quality, fps: 25, width: 640, height: 480 })
    controller.wish({ ...WISHES, quality: 90, automatic: ['fps'] })
    expect(controller.rung.quality).toBe(90)
  })
})
