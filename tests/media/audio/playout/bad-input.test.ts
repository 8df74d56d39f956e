import * as fc from 'fast-check'
import { AdaptivePlayout } from '../../../../src/media/audio/playout/adaptive-playout'
import { largestJump, sine } from '../../../support/tones'

const PACKET_MS = 1024 / 48
const tone = sine(48 * 1024, 750)
const JUMP = 1.1 * 2 * 0.5 * Math.sin((Math.PI * 750) / 48_000)

const packetOf = (number: number): Float32Array => {
  const from = (number % 48) * 1024
  return tone.slice(from, from + 1024)
}

/** Plays packets of the tone for so many packets of time, the `number`th as whatever order is wanted. */
class Line {
  readonly playout = new AdaptivePlayout()
  readonly heard: number[] = []
  number = 0

  go(packets: number, orderOf: (number: number) => number = (number) => number, change = packetOf): void {
    for (let i = 0; i < packets; i++, this.number++) {
      const now = this.number * PACKET_MS
      this.playout.push(orderOf(this.number), change(this.number), now)
      this.pull(512, now)
      this.pull(512, now + PACKET_MS / 2)
    }
  }

  pull(count: number, now: number): void {
    for (const sample of this.playout.pull(count, now)) this.heard.push(sample)
  }

  /** The loudness of what was heard in the last packets. */
  level(packets = 5): number {
    const last = this.heard.slice(-packets * 1024)
    return Math.sqrt(last.reduce((sum, sample) => sum + sample * sample, 0) / last.length)
  }

  get jump(): number {
    return largestJump(Float32Array.from(this.heard))
  }
}

const FULL = 0.5 / Math.SQRT2

describe('the number of a packet', () => {
  test.each([0, 1, 5000, 2 ** 31 - 50, 2 ** 53 - 60])('may begin with %i', (first) => {
    const line = new Line()
    line.go(50, (number) => first + number)
    expect(line.level()).toBeCloseTo(FULL, 2)
    expect(line.playout.position).toBeGreaterThan(first + 46)
    expect(line.playout.stats).toMatchObject({ packets: 50, lost: 0 })
  })

  test.each([
    ['goes back by much', (number: number) => (number < 150 ? number + 1000 : number - 150)],
    ['wraps', (number: number) => (number + 65_536 - 150) % 65_536],
    ['leaps to a huge one', (number: number) => (number < 150 ? number : number + 4_000_000_000)],
    ['leaps ahead by a little more than may wait', (number: number) => (number < 150 ? number : number + 60)],
  ])('%s: a new count begins with the second packet', (_, orderOf) => {
    const line = new Line()
    line.go(300, orderOf)
    expect(line.level()).toBeCloseTo(FULL, 2)
    expect(line.playout.stats.lost).toBe(0)
    expect(line.playout.stats.late + line.playout.stats.overflowed).toBe(1)
    expect(line.jump).toBeLessThan(JUMP)
    expect(line.playout.delayMs).toBeLessThan(40)
  })

  test.each([0, 5000, Number.MAX_SAFE_INTEGER])('that stands alone (%i) disturbs nothing', (stray) => {
    const line = new Line()
    line.go(300, (number) => (number === 150 ? stray : number + 1000))
    expect(line.playout.stats).toMatchObject({ lost: 1, underruns: 0 })
    expect(line.playout.position).toBeGreaterThan(1296)
    expect(line.jump).toBeLessThan(JUMP)
  })

  test.each([-1, 1.5, NaN, Infinity, 2 ** 60])('that is none (%f) is no packet', (order) => {
    const { playout } = new Line()
    playout.push(order, packetOf(0), 0)
    expect(playout.stats.packets).toBe(0)
    expect(playout.position).toBeUndefined()
  })

  test('after 3 s of silence a sender may count as it likes', () => {
    const line = new Line()
    line.go(100, (number) => number + 50)
    for (let now = line.number * PACKET_MS; now < 100 * PACKET_MS + 3500; now += 10) line.pull(480, now)
    line.number += 165
    line.go(50, (number) => number - 250)
    expect(line.level()).toBeCloseTo(FULL, 2)
    expect(line.playout.stats).toMatchObject({ lost: 0, late: 0 })
  })
})

describe('the samples of a packet', () => {
  test('that are cut by three are bridged', () => {
    const line = new Line()
    line.go(100, undefined, (number) => packetOf(number).subarray(0, 1021))
    expect(line.jump).toBeLessThan(JUMP)
    expect(line.playout.stats).toMatchObject({ lost: 0, concealedMs: 0 })
    expect(line.level()).toBeCloseTo(FULL, 2)
  })

  test('that are cut by half fall silent without a click', () => {
    const line = new Line()
    line.go(100, undefined, (number) => (number === 60 ? packetOf(number).subarray(0, 480) : packetOf(number)))
    expect(line.playout.stats).toMatchObject({ packets: 100, lost: 0 })
    // It goes on from silence at the beginning of a packet, which is near zero or not.
    expect(line.jump).toBeLessThan(0.5)
  })

  test('beyond 1024 are left out, none at all is no packet', () => {
    const line = new Line()
    line.go(50, undefined, (number) => Float32Array.of(...packetOf(number), ...new Float32Array(500).fill(1)))
    line.playout.push(50, new Float32Array(0), 50 * PACKET_MS)
    expect(line.playout.stats.packets).toBe(50)
    expect(line.jump).toBeLessThan(JUMP)
  })

  test('that are no numbers are silence, and what is too loud is full scale', () => {
    const line = new Line()
    line.go(20, undefined, () => new Float32Array(1024).fill(NaN))
    expect(line.level()).toBe(0)
    line.go(20, undefined, () => new Float32Array(1024).fill(1e30))
    expect(line.level()).toBeCloseTo(1, 2)
    line.go(20, undefined, () => new Float32Array(1024).fill(-Infinity))
    expect(line.level()).toBe(0)
    line.go(40)
    expect(line.level()).toBeCloseTo(FULL, 2)
  })
})

describe('too much', () => {
  test('1,000 packets at once: the newest second is kept, the rest counted, and all is well 5 s later', () => {
    const line = new Line()
    line.go(100)
    const now = line.number * PACKET_MS
    for (let number = 100; number < 1100; number++) line.playout.push(number, packetOf(number), now)
    expect(line.playout.stats.bufferMs).toBeLessThan(1005)
    expect(line.playout.stats.overflowed).toBeGreaterThan(940)
    line.go(240, (number) => number + 1000)
    expect(line.playout.delayMs).toBeLessThan(40)
    expect(line.playout.stats.lost).toBe(0)
    expect(line.level()).toBeCloseTo(FULL, 2)
    expect(line.jump).toBeLessThan(JUMP)
  })

  test('nobody pulls: a second is kept', () => {
    const { playout } = new Line()
    for (let number = 0; number < 500; number++) playout.push(number, packetOf(number), number * PACKET_MS)
    expect(playout.stats.bufferMs).toBeLessThan(1005)
    expect(playout.stats.overflowed).toBeGreaterThan(440)
    for (let pull = 0; pull < 20; pull++) playout.pull(480, 500 * PACKET_MS + pull * 10)
    expect(playout.delayMs).toBeLessThan(60)
  })
})

describe('hold and resume', () => {
  test('what waits is dropped, the gap is no loss, and nothing clicks', () => {
    const line = new Line()
    line.go(100)
    line.playout.restart()
    expect(line.playout.stats.bufferMs).toBe(0)
    for (let pull = 0; pull < 100; pull++) line.pull(1024, (line.number + pull) * PACKET_MS)
    expect(line.level()).toBe(0)
    line.number += 100
    line.playout.restart()
    line.go(100, (number) => number - 95)
    expect(line.level()).toBeCloseTo(FULL, 2)
    expect(line.playout.stats).toMatchObject({ packets: 200, lost: 0, late: 0, underruns: 0, concealedMs: 0 })
    expect(line.jump).toBeLessThan(JUMP)
  })

  test('before the first packet there is silence, of whatever length is wanted', () => {
    const { playout } = new Line()
    playout.restart()
    expect([0, 1, 480, 5000].map((count) => playout.pull(count, count).length)).toEqual([0, 1, 480, 5000])
    expect(playout.delayMs).toBeUndefined()
    expect(playout.position).toBeUndefined()
  })
})

const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('push' as const), by: fc.integer({ min: -5, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('push' as const), by: fc.integer() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('push' as const), by: fc.constant(2 ** 52) }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('pull' as const), count: fc.integer({ min: 0, max: 2000 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.double({ min: 0, max: 60, noNaN: true }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 10_000 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
)

const anySamples = fc.oneof(
  fc.constant(packetOf(3)),
  fc.constant(new Float32Array(1024)),
  fc.float32Array({ minLength: 0, maxLength: 1500 }),
)

test('whatever comes, a pull has as many samples as it asks for, all within full scale, and little waits', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyStep, anySamples), { maxLength: 150 }), (steps) => {
      const playout = new AdaptivePlayout()
      let now = 0
      let order = 50
      for (const [step, samples] of steps) {
        if (step.type === 'wait') now += step.ms
        else if (step.type === 'restart') playout.restart()
        else if (step.type === 'push') playout.push((order += step.by), samples, now)
        else {
          const sound = playout.pull(step.count, now)
          expect(sound).toHaveLength(step.count)
          // Reading between samples may overshoot them a little.
          expect(sound.every((sample) => Math.abs(sample) < 2.5)).toBe(true)
        }
        expect(playout.stats.bufferMs).toBeLessThan(1005)
        expect(Object.values(playout.stats).every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
        expect(playout.delayMs ?? 0).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 300, seed: 5 },
  )
})
