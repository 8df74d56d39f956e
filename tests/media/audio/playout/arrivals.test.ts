import { Arrivals } from '../../../../src/media/audio/playout/arrivals'
import { seeded } from '../../../support/seeded'

const PACKET_MS = 1024 / 48

/** Packets of a steady sender that come so much later than they might. */
class Stream {
  readonly arrivals = new Arrivals()
  packet = 0

  go(packets: number, latenessMs: () => number = () => 0): void {
    for (let i = 0; i < packets; i++, this.packet++)
      this.arrivals.push(this.packet, this.packet * PACKET_MS + latenessMs())
  }
}

test('at first the network is thought to be bad, a second and a half later it is known', () => {
  const stream = new Stream()
  stream.go(1)
  expect(stream.arrivals.targetMs).toBeGreaterThan(35)
  stream.go(70)
  expect(stream.arrivals.targetMs).toBeCloseTo(3)
  expect(stream.arrivals.jitterMs).toBeCloseTo(0)
  expect(stream.arrivals.baseMs).toBeCloseTo(0)
})

test('the reserve covers the jitter and no more than 1.5 times its 95th percentile', () => {
  const random = seeded(2)
  const even = new Stream()
  even.go(180, () => 40 * random())
  expect(even.arrivals.jitterMs).toBeGreaterThan(35)
  expect(even.arrivals.targetMs).toBeGreaterThan(40)
  expect(even.arrivals.targetMs).toBeLessThan(50)
  const tailed = new Stream()
  tailed.go(180, () => (random() < 0.03 ? 200 : 20 * random()))
  expect(tailed.arrivals.jitterMs).toBeLessThan(21)
  expect(tailed.arrivals.targetMs).toBeCloseTo(1.5 * tailed.arrivals.jitterMs)
})

test('a late packet raises the reserve at once, and is forgotten in 5 s', () => {
  const stream = new Stream()
  stream.go(150)
  stream.go(1, () => 9)
  expect(stream.arrivals.targetMs).toBe(12)
  stream.go(5000 / PACKET_MS)
  expect(stream.arrivals.targetMs).toBeCloseTo(3)
})

test('an outage of 2 s with the burst behind it is no jitter', () => {
  const stream = new Stream()
  stream.go(100)
  const endMs = stream.packet * PACKET_MS + 2000
  for (let i = 0; i < 94; i++, stream.packet++) stream.arrivals.push(stream.packet, endMs)
  stream.go(10)
  expect(stream.arrivals.targetMs).toBeCloseTo(3, 1)
  expect(stream.arrivals.baseMs).toBeCloseTo(0)
})

test('a clock that stood still is followed, a slower way too', () => {
  const stream = new Stream()
  stream.go(100)
  stream.go(20, () => 2000)
  expect(stream.arrivals.baseMs).toBeCloseTo(2000)
  stream.go(200, () => 2080)
  expect(stream.arrivals.baseMs).toBeCloseTo(2080)
  expect(stream.arrivals.targetMs).toBeCloseTo(3)
  stream.go(1, () => 100)
  expect(stream.arrivals.baseMs).toBeCloseTo(100)
})

test('a new count sets the clock and keeps the jitter', () => {
  const random = seeded(3)
  const stream = new Stream()
  stream.go(150, () => 30 * random())
  const { targetMs } = stream.arrivals
  stream.arrivals.rebase(0, 50_000)
  stream.arrivals.push(0, 50_000)
  expect(stream.arrivals.baseMs).toBe(50_000)
  expect(Math.abs(stream.arrivals.targetMs - targetMs)).toBeLessThan(2)
  expect(stream.arrivals.deviationMs(2, 50_000 + 2 * PACKET_MS + 7)).toBeCloseTo(7)
})
