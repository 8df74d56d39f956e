import type { AudioClock } from '../../../src/media/audio/clock'
import { evenPace, PacketPacer } from '../../../src/media/audio/packet-pacer'
import { seeded } from '../../support/seeded'
import { SimulatedTime } from '../../support/simulated-time'

const EVERY_MS = 1024 / 44.1

/** When packets leave whose source gives them in frames of 10 ms, by timers that are late by up to so much. */
const leaving = (seconds: number, timersLateMs: number, ppm = 0) => {
  const time = new SimulatedTime()
  const random = seeded(6)
  const times: number[] = []
  let dropped = 0
  const clock: AudioClock = {
    now: () => time.now,
    after: (delayMs, run) => {
      let wanted = true
      time.after(Math.ceil(delayMs) + random() * timersLateMs, () => {
        if (wanted) run()
      })
      return () => (wanted = false)
    },
  }
  const ports = {
    clock,
    send: () => void times.push(time.now),
    dropped: () => {
      dropped++
    },
  }
  const pacer = new PacketPacer<number>(ports, evenPace(EVERY_MS))
  let made = 0
  for (let at = 10; at <= seconds * 1000; at += 10) {
    time.pass(10)
    for (; (made + 1) * EVERY_MS * (1 + ppm / 1e6) <= at; made++) pacer.push(made)
  }
  return { made, dropped, gaps: times.slice(1).map((each, index) => each - (times[index] ?? 0)) }
}

test.each([0, 2, 4])('with timers that are late by %i ms all leave, evenly', (lateMs) => {
  const { made, dropped, gaps } = leaving(60, lateMs)
  expect(dropped).toBe(0)
  expect(gaps.length).toBeGreaterThan(made - 4)
  const steady = gaps.slice(50)
  expect(Math.min(...steady)).toBeGreaterThan(EVERY_MS - 7)
  expect(Math.max(...steady)).toBeLessThan(EVERY_MS + 9)
})

test.each([300, -300])('a source whose clock goes by %i millionths wrong loses next to nothing', (ppm) => {
  const { made, dropped, gaps } = leaving(120, 2, ppm)
  expect(dropped).toBeLessThan(3)
  expect(gaps.length).toBeGreaterThan(made - 6)
})
