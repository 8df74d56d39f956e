import { AdaptivePlayout } from '../../../src/media/audio/playout/adaptive-playout'
import { soundWire } from '../../../src/media/wire/sound-wire'
import { seeded } from '../../support/seeded'

/*
 * Sound of Sala Virtual from the wire to the loudspeaker, faster than real time: a tone at 44.1 kHz, datagrams that carry no
 * number, a network with jitter and loss, a loudspeaker that pulls 48 kHz.
 */

const EVERY_MS = 1024 / 44.1
const HZ = 440
const wire = soundWire('sala')

const datagram = (number: number): Uint8Array =>
  wire.encode(
    number,
    Float32Array.from({ length: 1024 }, (_, at) => 0.5 * Math.sin((2 * Math.PI * HZ * (number * 1024 + at)) / 44_100)),
  )

interface Network {
  readonly jitterMs: number
  readonly loss: number
  readonly ppm?: number
}

/** What is heard of so many seconds, and what became of the packets. */
const heard = (seconds: number, { jitterMs, loss, ppm = 0 }: Network) => {
  const random = seeded(9)
  const playout = new AdaptivePlayout(wire.rateHz)
  const read = wire.reader()
  const arrivals = Array.from({ length: Math.floor((seconds * 1000) / EVERY_MS) }, (_, number) => ({
    number,
    atMs: 1000 + number * EVERY_MS * (1 + ppm / 1e6) + random() * jitterMs,
  })).filter(() => random() >= loss)
  const sound: number[] = []
  for (let atMs = 1000; atMs < 1000 + seconds * 1000; atMs += 10) {
    for (let next = arrivals[0]; next && next.atMs <= atMs; next = arrivals[0]) {
      arrivals.shift()
      const packet = read(datagram(next.number), next.atMs)
      if (packet) playout.push(packet.order, packet.samples, next.atMs)
    }
    sound.push(...playout.pull(480, atMs))
  }
  return { sound: sound.slice(3 * 48_000), playout }
}

/** How much of the power is the tone, tenths of a second each by itself. */
const share = (sound: readonly number[]): number => {
  let [tone, all] = [0, 0]
  for (let from = 0; from + 4800 <= sound.length; from += 4800) {
    let [real, imaginary] = [0, 0]
    for (let at = from; at < from + 4800; at++) {
      const sample = sound[at] ?? 0
      const angle = (2 * Math.PI * HZ * at) / 48_000
      real += sample * Math.cos(angle)
      imaginary += sample * Math.sin(angle)
      all += sample * sample
    }
    tone += (2 * (real * real + imaginary * imaginary)) / 4800
  }
  return tone / all
}

test('an even stream is played as it was, at the other rate, soon', () => {
  const { sound, playout } = heard(8, { jitterMs: 4, loss: 0 })
  expect(share(sound)).toBeGreaterThan(0.985)
  expect(playout.stats).toMatchObject({ lost: 0, underruns: 0, concealedMs: 0 })
  expect(playout.delayMs).toBeLessThan(60)
})

test.each([200, -200])('a clock that goes by %i millionths wrong neither runs dry nor over', (ppm) => {
  const { sound, playout } = heard(12, { jitterMs: 4, loss: 0, ppm })
  expect(share(sound)).toBeGreaterThan(0.98)
  expect(playout.stats).toMatchObject({ lost: 0, underruns: 0, overflowed: 0 })
})

test('what is lost is noticed by the clock alone, and made up for', () => {
  const seconds = 12
  const { sound, playout } = heard(seconds, { jitterMs: 6, loss: 0.03 })
  const lost = (seconds * 1000) / EVERY_MS - playout.stats.packets
  expect(playout.stats.lost).toBeGreaterThan(0.9 * lost)
  expect(playout.stats.lost).toBeLessThan(1.1 * lost + 2)
  expect(playout.stats.concealedMs).toBeGreaterThan(0.7 * lost * EVERY_MS)
  expect(share(sound)).toBeGreaterThan(0.9)
  expect(playout.delayMs).toBeLessThan(100)
})
